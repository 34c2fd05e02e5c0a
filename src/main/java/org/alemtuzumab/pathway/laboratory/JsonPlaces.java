package org.alemtuzumab.pathway.laboratory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where in a FHIR resource written as JSON an element stands: the parser says its name and its parent's only. */
final class JsonPlaces {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Place(String path, String parent, String name, JsonNode value) {}

    private final List<Place> places = new ArrayList<>();

    JsonPlaces(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            collect(root, root.path("resourceType").asText("Resource"), "");
        } catch (JsonProcessingException e) {
            // then there are no places, and the parser's own name stands
            places.clear();
        }
    }

    private void collect(JsonNode node, String path, String name) {
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            List<JsonNode> values = new ArrayList<>();
            if (each.getValue().isArray()) {
                each.getValue().forEach(values::add);
            } else {
                values.add(each.getValue());
            }
            for (int i = 0; i < values.size(); i++) {
                String at = path + "." + each.getKey() + (each.getValue().isArray() ? "[%d]".formatted(i) : "");
                places.add(new Place(at, name, each.getKey(), values.get(i)));
                collect(values.get(i), at, each.getKey());
            }
        }
    }

    /**
     * @param parent the name of the element around it; null where that is not known
     * @param value its value; null where that is not known
     * @return the FHIRPath of the first element that fits
     */
    Optional<String> find(String parent, String name, String value) {
        return places.stream()
                .filter(place -> place.name().equals(name))
                .filter(place -> parent == null || place.parent().equals(parent))
                .filter(place -> value == null || place.value().asText().equals(value))
                .map(Place::path)
                .findFirst();
    }
}
