package org.alemtuzumab.pathway.rules;

import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the catalogue and says of every fault where it is and what would be right. */
final class RuleCatalogueReader {

    private static final Pattern ID = Pattern.compile("[A-Z]{3}-\\d+[a-z]?");
    private static final Set<String> PARTS = Set.of("notice", "areas", "grades", "sources", "rules");
    private static final Set<String> KEYS =
            Set.of("id", "text", "figure", "grade", "sources", "local", "conflict", "resolution", "scope", "because");

    private final String file;
    private final List<String> faults = new ArrayList<>();

    RuleCatalogueReader(String file) {
        this.file = file;
    }

    RuleCatalogue read(Reader yaml) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        Map<String, Node> catalogue = keys(compose(yaml), "the catalogue", PARTS);
        Map<String, String> areas = texts(part(catalogue, "areas"), "areas");
        Map<String, String> sources = texts(part(catalogue, "sources"), "sources");
        Map<Grade, String> grades = grades(part(catalogue, "grades"));
        part(catalogue, "notice");
        if (part(catalogue, "rules") instanceof SequenceNode list) {
            for (Node node : list.getValue()) {
                rule(node, sources.keySet()).ifPresent(rule -> {
                    if (!areas.containsKey(rule.area())) {
                        fault(node, "rule %s is of no area; there are %s".formatted(rule.id(), areas.keySet()));
                    }
                    if (rules.putIfAbsent(rule.id(), rule) != null) {
                        fault(node, "rule %s is there twice".formatted(rule.id()));
                    }
                });
            }
        } else {
            faults.add(file + ": 'rules' must be a list");
        }
        if (!faults.isEmpty()) {
            throw new UnusableRuleCatalogue(faults);
        }
        return new RuleCatalogue(text(catalogue, "notice").orElse(""), areas, grades, sources, rules);
    }

    private Node compose(Reader yaml) {
        try {
            return new Yaml(new LoaderOptions()).compose(yaml);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw new UnusableRuleCatalogue(List.of("%s:%d: %s".formatted(file, mark.getLine() + 1, e.getProblem())));
        }
    }

    private Node part(Map<String, Node> catalogue, String key) {
        if (!catalogue.containsKey(key)) {
            faults.add("%s: '%s' is missing".formatted(file, key));
        }
        return catalogue.get(key);
    }

    /** The grades that the catalogue explains are those that the application knows. */
    private Map<Grade, String> grades(Node node) {
        Map<String, String> explained = texts(node, "grades");
        Set<String> known =
                new TreeSet<>(Arrays.stream(Grade.values()).map(Grade::key).toList());
        if (node != null && !explained.keySet().equals(known)) {
            fault(node, "the grades are %s, not %s".formatted(known, explained.keySet()));
        }
        Map<Grade, String> grades = new EnumMap<>(Grade.class);
        for (Grade each : Grade.values()) {
            grades.put(each, explained.getOrDefault(each.key(), ""));
        }
        return grades;
    }

    private Optional<Rule> rule(Node node, Set<String> knownSources) {
        int before = faults.size();
        Map<String, Node> keys = keys(node, "a rule", KEYS);
        String id = text(keys, "id").orElse("");
        String name = id.isEmpty() ? "this rule" : "rule " + id;
        for (String key : List.of("id", "text", "grade", "sources")) {
            if (!keys.containsKey(key)) {
                fault(node, "%s has no '%s'".formatted(name, key));
            }
        }
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            fault(keys.get("id"), "'%s' is not an id such as REN-1 or REN-5b".formatted(id));
        }
        Optional<Grade> grade = text(keys, "grade").flatMap(key -> grade(keys.get("grade"), key));
        List<String> sources = sources(keys.get("sources"), name, knownSources);
        if (grade.filter(each -> each != Grade.LOCAL).isPresent()
                && sources.isEmpty()
                && keys.get("sources") instanceof SequenceNode) {
            fault(keys.get("sources"), "%s names no source, so its grade can only be local".formatted(name));
        }
        Optional<String> scope = text(keys, "scope");
        if (scope.filter(each -> !each.equals("later")).isPresent()) {
            fault(keys.get("scope"), "scope can only be 'later', not '%s'".formatted(scope.get()));
        }
        if (scope.isPresent() && !keys.containsKey("because")) {
            fault(keys.get("scope"), "%s is for later and does not say 'because' of what".formatted(name));
        }
        if (scope.isEmpty() && keys.containsKey("because")) {
            fault(keys.get("because"), "%s says 'because' without 'scope: later'".formatted(name));
        }
        Optional<String> because = text(keys, "because");
        if (faults.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new Rule(
                id,
                text(keys, "text").orElseThrow(),
                text(keys, "figure"),
                grade.orElseThrow(),
                sources,
                text(keys, "local"),
                text(keys, "conflict"),
                text(keys, "resolution"),
                because));
    }

    private Optional<Grade> grade(Node node, String key) {
        Optional<Grade> grade = Arrays.stream(Grade.values())
                .filter(each -> each.key().equals(key))
                .findFirst();
        if (grade.isEmpty()) {
            fault(
                    node,
                    "unknown grade '%s'; there are %s"
                            .formatted(
                                    key,
                                    Arrays.stream(Grade.values())
                                            .map(Grade::key)
                                            .toList()));
        }
        return grade;
    }

    private List<String> sources(Node node, String name, Set<String> known) {
        List<String> sources = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            for (Node each : list.getValue()) {
                String source = each instanceof ScalarNode scalar ? scalar.getValue() : "";
                if (!known.contains(source)) {
                    fault(each, "%s names the unknown source '%s'; there are %s".formatted(name, source, known));
                }
                sources.add(source);
            }
        } else if (node != null) {
            fault(node, "'sources' of %s must be a list".formatted(name));
        }
        return sources;
    }

    /** A mapping of names to what they mean. */
    private Map<String, String> texts(Node node, String what) {
        Map<String, Node> keys = keys(node, what, null);
        Map<String, String> texts = new LinkedHashMap<>();
        keys.keySet().forEach(key -> texts.put(key, text(keys, key).orElse("")));
        return texts;
    }

    /** A scalar's text; a key without one counts as missing text. */
    private Optional<String> text(Map<String, Node> keys, String key) {
        Node node = keys.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().trim());
        }
        fault(node, "'%s' must be a text".formatted(key));
        return Optional.empty();
    }

    private Map<String, Node> keys(Node node, String what, Set<String> allowed) {
        Map<String, Node> keys = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple each : mapping.getValue()) {
                String key = each.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                if (allowed != null && !allowed.contains(key)) {
                    fault(
                            each.getKeyNode(),
                            "unknown key '%s' in %s; there are %s".formatted(key, what, new TreeSet<>(allowed)));
                }
                if (keys.put(key, each.getValueNode()) != null) {
                    fault(each.getKeyNode(), "'%s' is there twice".formatted(key));
                }
            }
        } else if (node != null) {
            fault(node, "%s must have keys".formatted(what));
        }
        return keys;
    }

    private void fault(Node where, String what) {
        faults.add("%s:%d: %s".formatted(file, where.getStartMark().getLine() + 1, what));
    }
}
