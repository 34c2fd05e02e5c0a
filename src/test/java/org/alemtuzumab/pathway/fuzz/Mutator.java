package org.alemtuzumab.pathway.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes what is right into what is not, by chance: the same seed changes the same. */
final class Mutator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What has broken programs before. */
    static final List<String> ODD = List.of(
            "",
            " ",
            "null",
            "true",
            "-1",
            "0",
            "1e999999999",
            "1E-999",
            "NaN",
            "Infinity",
            "9223372036854775808",
            "00000000000000000000000000000001",
            "1,5",
            "½",
            "９８",
            "<",
            ">=",
            "<script>alert(1)</script>",
            "${''.getClass()}",
            "#{1+1}",
            "' or '1'='1",
            "..\\..\\x",
            "%s%n%d",
            "\u0000",
            "\u202Egnp",
            "\uD83D\uDE00",
            "\uFEFF",
            "İıſ",
            "e\u0301\u0301\u0301\u0301",
            "2026-02-30",
            "9999-12-31",
            "0000-00-00",
            "-292275055-05-16",
            "2026-03-02T24:00:00Z",
            "2026-03-02T08:30:00+99:99",
            "20260230",
            "urn:uuid:",
            "#",
            "#p",
            "http://[",
            "Observation/../../x",
            "/",
            "^~\\&",
            "\\X0D\\",
            "\\E\\",
            "\r",
            "\n\n",
            "\t",
            "null\r\nX: y");

    private final Random chance;

    Mutator(Random chance) {
        this.chance = chance;
    }

    int below(int bound) {
        return chance.nextInt(bound);
    }

    boolean oneIn(int times) {
        return chance.nextInt(times) == 0;
    }

    <T> T any(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    String odd() {
        return switch (below(12)) {
            case 0 -> any(ODD).repeat(1 + below(40));
            case 1 -> "a".repeat(1 << below(15));
            case 2 -> "9".repeat(1 + below(120));
            case 3 -> Integer.toString(chance.nextInt());
            default -> any(ODD);
        };
    }

    // ---------------------------------------------------------------- bytes

    byte[] bytes(byte[] right) {
        ByteArrayOutputStream wrong = new ByteArrayOutputStream();
        int changes = 1 + below(4);
        wrong.writeBytes(right);
        for (int i = 0; i < changes; i++) {
            byte[] now = wrong.toByteArray();
            int at = below(now.length + 1);
            int to = Math.min(now.length, at + below(1 + now.length / 4));
            wrong.reset();
            wrong.write(now, 0, at);
            switch (below(6)) {
                case 0 -> {
                    // cut off here
                }
                case 1 -> wrong.write(now, to, now.length - to);
                case 2 -> {
                    wrong.write(below(256));
                    wrong.write(now, at, now.length - at);
                }
                case 3 -> {
                    wrong.write(now, at, to - at);
                    wrong.write(now, at, now.length - at);
                }
                case 4 -> {
                    wrong.writeBytes(odd().getBytes(StandardCharsets.UTF_8));
                    wrong.write(now, at, now.length - at);
                }
                default -> {
                    if (at < now.length) {
                        wrong.write(now[at] ^ 1 << below(8));
                        wrong.write(now, at + 1, now.length - at - 1);
                    }
                }
            }
        }
        return wrong.toByteArray();
    }

    // ---------------------------------------------------------------- JSON

    String json(String right) {
        JsonNode tree;
        try {
            tree = JSON.readTree(right);
        } catch (JsonProcessingException e) {
            return new String(bytes(right.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        }
        int changes = 1 + below(3);
        for (int i = 0; i < changes; i++) {
            change(tree);
        }
        return tree.toString();
    }

    private void change(JsonNode tree) {
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        if (containers.isEmpty()) {
            return;
        }
        JsonNode container = any(containers);
        if (container instanceof ArrayNode array) {
            int at = array.isEmpty() ? 0 : below(array.size());
            switch (below(4)) {
                case 0 -> array.removeAll();
                case 1 -> array.insert(at, value());
                case 2 -> {
                    for (int i = 0; i < 30 && !array.isEmpty(); i++) {
                        array.add(array.get(at).deepCopy());
                    }
                }
                default -> {
                    if (!array.isEmpty()) {
                        array.set(at, value());
                    }
                }
            }
            return;
        }
        ObjectNode object = (ObjectNode) container;
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.set("x", value());
            return;
        }
        String name = any(names);
        JsonNode before = object.get(name);
        switch (below(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, NODES.arrayNode().add(before));
            case 2 -> object.set(name, NODES.objectNode().set(name, before));
            case 3 -> {
                object.remove(name);
                object.set(oneIn(2) ? "_" + name : odd(), before);
            }
            case 4 -> object.set(name, any(containers).deepCopy());
            case 5 -> object.set("_" + name, value());
            default -> object.set(name, value());
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    JsonNode value() {
        return switch (below(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(oneIn(2));
            case 2 -> NODES.numberNode(chance.nextInt());
            case 3 -> NODES.numberNode(chance.nextGaussian() * 1e6);
            case 4 -> NODES.arrayNode();
            case 5 -> NODES.objectNode();
            case 6 -> NODES.arrayNode().add(NODES.objectNode().put("value", odd()));
            default -> NODES.textNode(odd());
        };
    }

    // ---------------------------------------------------------------- texts with marks between fields

    /** Changes a field of a text that marks divide, such as a segment of HL7 or an attribute of XML. */
    String fields(String right, String marks) {
        String[] parts = right.split("(?<=[" + marks + "])|(?=[" + marks + "])");
        for (int i = 0; i <= below(4); i++) {
            int at = below(parts.length);
            parts[at] = switch (below(5)) {
                case 0 -> "";
                case 1 -> parts[at].repeat(1 + below(20));
                case 2 -> parts[below(parts.length)];
                default -> odd();
            };
        }
        return String.join("", parts);
    }
}
