package org.alemtuzumab.pathway.rulebook;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ids of rules that a text names. */
final class RuleIds {

    private static final Pattern ID = Pattern.compile("\\b[A-Z]{3}-\\d+[a-z]?\\b");

    private RuleIds() {}

    static Set<String> in(String text) {
        return text == null
                ? Set.of()
                : ID.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
