package org.alemtuzumab.pathway.education;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.StringUtils;

/** SCR-13: what is taught, and when it counts. */
class EducationTest {

    private static final Path FILE = Path.of("bpmn/education.yaml");

    private final Education education = education();

    @Test
    void theFormAsksForEachConditionByItself() throws IOException {
        JsonNode form =
                new ObjectMapper().readTree(Path.of("forms/educatePatient.form").toFile());
        List<String> boxes = StreamSupport.stream(form.findParents("type").spliterator(), false)
                .filter(field -> field.path("type").asText().equals("checkbox"))
                .map(field ->
                        field.path("key").asText() + ": " + field.path("label").asText())
                .toList();

        assertThat(boxes)
                .containsExactlyElementsOf(education.conditions().stream()
                        .map(each -> "taught" + StringUtils.capitalize(each.id()) + ": " + each.clinical())
                        .toList());
    }

    @Test
    void everythingMustHaveBeenTaughtToPatientAndCaregiver() {
        List<String> all = education.conditions().stream().map(Condition::id).toList();

        assertThat(education.complete(answered(Map.of("taught", all)))).isTrue();
        assertThat(education.complete(answered(Map.of("taught", all, "caregiver", "none"))))
                .isTrue();
        assertThat(education.complete(answered(Map.of("taught", all, "caregiver", "later"))))
                .isFalse();
        assertThat(education.complete(answered(Map.of("taught", all.subList(1, all.size())))))
                .isFalse();
        assertThat(education.complete(answered(Map.of("taught", List.of())))).isFalse();
        assertThat(education.complete(answered(Map.of("taught", all, "explained", "no"))))
                .isFalse();
        assertThat(education.complete(answered(Map.of("taught", all, "alertCardGiven", "no"))))
                .isFalse();
    }

    /** Before conditions were asked for one by one, one answer stood for all of them. */
    @Test
    void whatWasKeptBeforeStillCounts() {
        assertThat(education.complete(answered(Map.of()))).isTrue();
        assertThat(education.complete(answered(Map.of("guideGiven", "no")))).isFalse();
    }

    @Test
    void aFileThatCannotBeUsedStopsTheStart() {
        assertThatThrownBy(() -> read("conditions: []\npoints: []\nsigns: []\n"))
                .hasMessageContaining("signs");
        assertThatThrownBy(() -> read(
                        "conditions: [{id: a, name: b, clinical: c, about: d, emergency: [], call: []}]\npoints: []\n"))
                .hasMessageContaining("no sign");
        assertThatThrownBy(() -> read("conditions: [{id: a, name: b}]\npoints: []\n"))
                .hasMessageContaining("clinical");
    }

    private static Assessed answered(Map<String, Object> others) {
        Map<String, Object> answers = new HashMap<>(
                Map.of("explained", "yes", "guideGiven", "yes", "alertCardGiven", "yes", "caregiver", "taught"));
        answers.putAll(others);
        return new Assessed("education", 1, LocalDate.EPOCH, answers, OffsetDateTime.MIN);
    }

    private static Education read(String yaml) {
        return new Education(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Education education() {
        return new Education(new FileSystemResource(FILE));
    }
}
