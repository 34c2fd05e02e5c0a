package org.alemtuzumab.pathway.neurology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SCR-17: the forms offer what the owner's list holds, and nothing else. */
class ImmunosuppressantListTest {

    @ParameterizedTest
    @ValueSource(strings = {"takeHistory", "recordNeurologicalReview"})
    void theFormOffersTheList(String form) throws IOException {
        Map<String, String> list = new ObjectMapper(new YAMLFactory())
                .readValue(
                        Files.readString(Path.of("bpmn/immunosuppressants.yaml")),
                        new TypeReference<LinkedHashMap<String, String>>() {});
        JsonNode fields = new ObjectMapper().readTree(Files.readString(Path.of("forms/%s.form".formatted(form))));
        List<String> offered = new ArrayList<>();
        fields.findParents("key").stream()
                .filter(field -> field.path("key").asText().equals("immunosuppressants"))
                .forEach(field -> field.path("values")
                        .forEach(value -> offered.add(value.path("value").asText() + ": "
                                + value.path("label").asText())));

        assertThat(offered)
                .containsExactlyElementsOf(list.entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue())
                        .toList());
    }
}
