package org.alemtuzumab.pathway.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Several choices of one list (MON-03), kept as one text, "petechiae, mucosal": the engine would keep a list as an object of
 * Java, and Tasklist sends one as text under the type that the question had before it was answered.
 */
final class Checklist {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Checklist() {}

    static String text(Object answer) {
        return answer instanceof Collection<?> choices
                ? choices.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : answer.toString();
    }

    static List<String> choices(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(choice -> !choice.isEmpty())
                .toList();
    }

    /** Writes a list that was sent as one text. @return whether anything was written */
    static boolean write(JsonNode answer) {
        Optional<JsonNode> sent = list(answer.path("value"));
        sent.ifPresent(list -> ((ObjectNode) answer)
                .removeAll()
                .put("type", "String")
                .put(
                        "value",
                        StreamSupport.stream(list.spliterator(), false)
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(", "))));
        return sent.isPresent();
    }

    private static Optional<JsonNode> list(JsonNode value) {
        try {
            JsonNode list = value.isTextual() && value.asText().startsWith("[") ? JSON.readTree(value.asText()) : value;
            boolean plain = list.isArray()
                    && StreamSupport.stream(list.spliterator(), false).noneMatch(JsonNode::isContainerNode);
            return plain ? Optional.of(list) : Optional.empty();
        } catch (IOException noList) {
            return Optional.empty();
        }
    }
}
