package org.alemtuzumab.pathway.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML text with the line of every value. Scalars are read as YAML 1.2 reads them: {@code on}, {@code yes} and {@code no}
 * are words, and dates stay text, so that a file's author need not know YAML's older habits.
 */
final class YamlDocument {

    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9]\\d{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d+\\.\\d+");

    private final String name;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private JsonNode root = JsonNodeFactory.instance.nullNode();

    private YamlDocument(String name) {
        this.name = name;
    }

    /** @throws UnusableScenario when the text is not YAML, or a key stands twice */
    static YamlDocument read(String name, String text) {
        YamlDocument document = new YamlDocument(name);
        try {
            Node node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (node != null) {
                document.root = document.convert(node, "");
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            document.problems.add(document.at(line) + "this is not YAML: " + e.getProblem());
        }
        if (!document.problems.isEmpty()) {
            throw new UnusableScenario(document.problems);
        }
        return document;
    }

    JsonNode root() {
        return root;
    }

    /** The line of the value that a JSON pointer names, or of the nearest one around it. */
    int line(String pointer) {
        String around = pointer;
        while (!lines.containsKey(around)) {
            int slash = around.lastIndexOf('/');
            if (slash < 0) {
                return 1;
            }
            around = around.substring(0, slash);
        }
        return lines.get(around);
    }

    /** "file:line: ", the head of every complaint. */
    String at(int line) {
        return name + ":" + line + ": ";
    }

    private JsonNode convert(Node node, String pointer) {
        lines.put(pointer, node.getStartMark().getLine() + 1);
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                int line = tuple.getKeyNode().getStartMark().getLine() + 1;
                String child = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                if (object.has(key)) {
                    problems.add(at(line) + "'" + key + "' stands here twice; keep one");
                }
                object.set(key, convert(tuple.getValueNode(), child));
                lines.put(child, line);
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (Node item : sequence.getValue()) {
                array.add(convert(item, pointer + "/" + array.size()));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode node) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        String value = node.getValue();
        if (!node.isPlain()) {
            return json.textNode(value);
        }
        if (value.isEmpty() || value.equals("null") || value.equals("~")) {
            return json.nullNode();
        }
        if (value.equals("true") || value.equals("false")) {
            return json.booleanNode(Boolean.parseBoolean(value));
        }
        if (INTEGER.matcher(value).matches()) {
            long number = Long.parseLong(value);
            return number == (int) number ? json.numberNode((int) number) : json.numberNode(number);
        }
        return DECIMAL.matcher(value).matches() ? json.numberNode(new BigDecimal(value)) : json.textNode(value);
    }
}
