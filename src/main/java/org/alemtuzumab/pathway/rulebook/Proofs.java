package org.alemtuzumab.pathway.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Finds rules in what proves them: the build packs its tests beside the application, which carries the cases of its
 * decision tables and its scenarios, so that the list is never older than what was built.
 */
@Component
class Proofs {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern METHOD = Pattern.compile(
            "^    (?:public |static |private |@\\w+ )*(?:void|Stream<\\w+>) (\\w+)\\(", Pattern.MULTILINE);

    private final List<Source> tests;
    private final List<Source> scenarios;
    private final List<Source> cases;

    Proofs(ResourcePatternResolver resources) {
        tests = sources(resources, "classpath*:proof/java/**/*Test.java");
        cases = sources(resources, "classpath*:bpmn/decisions/cases/*.csv");
        scenarios = sources(resources, "classpath*:bpmn/scenarios/*.yaml");
    }

    /** One text that was packed, by the file's name. */
    private record Source(String file, String text) {}

    /**
     * All proofs by the id of the rule.
     *
     * @param rulesOfRows the rules that each row of a decision table names, by "table.row"
     */
    Map<String, List<Proof>> byRule(Map<String, Set<String>> rulesOfRows) {
        Map<String, List<Proof>> proofs = new TreeMap<>();
        cases.forEach(each -> cases(each, rulesOfRows, proofs));
        scenarios.forEach(each -> scenario(each, proofs));
        tests.forEach(each -> test(each, proofs));
        return proofs;
    }

    /** A rule is proved by the lines that expect one of its rows. */
    private static void cases(Source source, Map<String, Set<String>> rulesOfRows, Map<String, List<Proof>> proofs) {
        Map<String, Set<String>> lines = new TreeMap<>();
        String table = source.file().replace(".csv", "");
        source.text().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            for (String row : line.substring(line.lastIndexOf(',') + 1).split("\\|")) {
                rulesOfRows.getOrDefault(table + "." + row.strip(), Set.of()).forEach(id -> lines.computeIfAbsent(
                                id, unknown -> new LinkedHashSet<>())
                        .add(line));
            }
        });
        String head = source.text()
                .lines()
                .filter(line -> line.endsWith("->"))
                .findFirst()
                .orElse("");
        lines.forEach((id, matching) -> {
            List<String> shown = new ArrayList<>(List.of(head));
            shown.addAll(matching);
            add(proofs, id, new Proof("Decision cases", source.file(), counted(matching), shown));
        });
    }

    private static String counted(Collection<String> lines) {
        return lines.size() == 1 ? "1 case" : lines.size() + " cases";
    }

    /** A scenario proves what it expects, and what the comment at its head says that it is about. */
    private static void scenario(Source source, Map<String, List<Proof>> proofs) {
        try {
            JsonNode scenario = YAML.readTree(source.text());
            String head = source.text()
                    .lines()
                    .takeWhile(line -> line.startsWith("#"))
                    .collect(Collectors.joining("\n"));
            for (String id : RuleIds.in(head + "\n" + scenario.path("expect"))) {
                add(
                        proofs,
                        id,
                        new Proof(
                                "Scenario",
                                source.file(),
                                scenario.path("title").asText(),
                                List.of()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(source.file(), e);
        }
    }

    /** A method names a rule in its body or in the comment before it. */
    private static void test(Source source, Map<String, List<Proof>> proofs) {
        Map<String, Set<String>> titles = new LinkedHashMap<>();
        for (String part : source.text().split("(?m)^    }$")) {
            Matcher method = METHOD.matcher(part);
            String title = method.find() ? words(method.group(1)) : "the whole class";
            RuleIds.in(part).forEach(id -> titles.computeIfAbsent(id, unknown -> new LinkedHashSet<>())
                    .add(title));
        }
        titles.forEach(
                (id, all) -> all.forEach(title -> add(proofs, id, new Proof("Test", source.file(), title, List.of()))));
    }

    /** "aLowCountIsSeen" as "a low count is seen". */
    private static String words(String method) {
        return method.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static void add(Map<String, List<Proof>> proofs, String id, Proof proof) {
        proofs.computeIfAbsent(id, unknown -> new ArrayList<>()).add(proof);
    }

    private static List<Source> sources(ResourcePatternResolver resources, String pattern) {
        try {
            List<Source> sources = new ArrayList<>();
            for (Resource each : Arrays.stream(resources.getResources(pattern))
                    .sorted((one, other) -> one.getFilename().compareTo(other.getFilename()))
                    .toList()) {
                sources.add(new Source(each.getFilename(), each.getContentAsString(StandardCharsets.UTF_8)));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
