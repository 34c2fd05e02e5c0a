package org.alemtuzumab.pathway.disease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;

/** The list of diseases, the forms that offer it and the table that judges its kinds are one (SCR-20). */
class DiseasesTest {

    private final Diseases diseases = new Diseases(new FileSystemResource("bpmn/diseases.yaml"));

    DiseasesTest() throws IOException {}

    @ParameterizedTest
    @ValueSource(strings = {"recordOutcome", "recordAddedOutcome", "recordFollowUpResults", "mixUp"})
    void aFormOffersExactlyTheList(String form) throws IOException {
        Map<String, String> offered = new LinkedHashMap<>();
        JsonNode question = find(new ObjectMapper().readTree(new File("forms/%s.form".formatted(form))), "diseaseCode");
        question.path("values")
                .forEach(choice -> offered.put(
                        choice.path("value").asText(), choice.path("label").asText()));
        Map<String, String> listed = new LinkedHashMap<>();
        diseases.all().forEach(disease -> listed.put(disease.code(), disease.name()));

        assertThat(offered).containsExactlyEntriesOf(listed);
    }

    @Test
    void everyKindIsOneThatTheTableKnows() throws IOException {
        String kinds = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("src/main/resources/tables.yaml").toFile())
                .at("/tables/assessKnownDiseases/facts/kind")
                .asText();

        for (Kind kind : Kind.values()) {
            assertThat(List.of(kinds.split(" \\| "))).contains(kind.code());
            assertThat(diseases.all()).as("of every kind there is one").anyMatch(disease -> disease.kind() == kind);
        }
    }

    @Test
    void aDiseaseIsNamedWithTheCodesThatAreSure() {
        assertThat(diseases.get("ischaemicStroke").coded())
                .isEqualTo("Ischaemic stroke (ICD-10 I63, SNOMED CT 422504002)");
        assertThat(diseases.get("cervicocephalicDissection").coded())
                .isEqualTo("Dissection of a cervicocephalic artery");
        assertThat(diseases.get("acquiredHaemophilia").autoimmune()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: {name: A, kind: unheard}", "a: {name: A, kind: other, colour: red}", "a: {kind: other}"})
    void aMistakeInTheListStopsTheStart(String yaml) {
        assertThatThrownBy(() -> new Diseases(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("list of diseases");
    }

    private static JsonNode find(JsonNode node, String key) {
        return node.findParents("key").stream()
                .filter(each -> key.equals(each.path("key").asText()))
                .findFirst()
                .orElseThrow();
    }
}
