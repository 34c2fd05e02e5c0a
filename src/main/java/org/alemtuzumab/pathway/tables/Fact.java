package org.alemtuzumab.pathway.tables;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;

/**
 * What a fact can be that the application hands over, by its declaration in {@code tables.yaml}.
 *
 * @param values all that it can say; empty where it is a number or any text
 * @param analyte whose numbers it holds
 * @param several whether it may say several of its values at once, "petechiae,mucosal"
 */
record Fact(String name, boolean number, Set<String> values, Optional<Analyte> analyte, boolean several) {

    private Fact(String name, boolean number, Set<String> values, Optional<Analyte> analyte) {
        this(name, number, values, analyte, false);
    }

    static Fact of(String name, String declared, Set<String> signed, Analytes analytes) {
        String[] words = declared.split(" ");
        return switch (words[0]) {
            case "number" -> new Fact(name, true, Set.of(), Optional.empty());
            case "flag" -> new Fact(name, false, Set.of("true", "false"), Optional.empty());
            case "text", "rule" -> new Fact(name, false, Set.of(), Optional.empty());
            case "signed" -> new Fact(name, false, signed, Optional.empty());
            case "urgency" ->
                new Fact(
                        name,
                        false,
                        Arrays.stream(Urgency.values()).map(Enum::name).collect(Collectors.toSet()),
                        Optional.empty());
            case "analyte" -> of(name, analytes.get(words.length > 1 ? words[1] : name));
            default ->
                new Fact(name, false, new LinkedHashSet<>(Arrays.asList(declared.split(" \\| "))), Optional.empty());
        };
    }

    private static Fact of(String name, Analyte analyte) {
        return analyte.coded()
                ? new Fact(name, false, analyte.codes().keySet(), Optional.empty(), analyte.several())
                : new Fact(name, true, Set.of(), Optional.of(analyte));
    }

    /** Whether it can say this. */
    boolean says(String text) {
        return values.contains(text) || several && values.containsAll(Arrays.asList(text.split(",")));
    }

    /** What the text of a cell of the cases means. */
    static Object value(String declared, String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (declared.equals("flag")) {
            return Boolean.valueOf(text);
        }
        boolean number = declared.equals("number") || declared.startsWith("analyte");
        return number && text.matches("-?\\d+(\\.\\d+)?") ? (Object) Double.valueOf(text) : text;
    }
}
