package org.alemtuzumab.pathway.vaccination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.StringUtils;

/** SCR-08: the form asks for each vaccine of the owner's list, the diagram hands each over, and the table knows each. */
class VaccineScheduleTest {

    private static final Path LIST = Path.of("bpmn/vaccines.yaml");

    @Test
    void theFormAsksForEachVaccineByItself() throws IOException {
        List<String> asked = new ArrayList<>();
        for (JsonNode group : new ObjectMapper()
                .readTree(Path.of("forms/recordVaccination.form").toFile())
                .path("components")) {
            group.path("components")
                    .forEach(field -> asked.add("%s: %s"
                            .formatted(
                                    field.path("key").asText(),
                                    field.path("type").asText().equals("radio")
                                            ? field.path("label").asText() + ". "
                                                    + field.path("description").asText()
                                            : "")));
        }

        assertThat(asked.stream().filter(each -> each.startsWith("vaccine")))
                .containsExactlyElementsOf(vaccines().stream()
                        .flatMap(each -> Stream.of(
                                field(each) + ": " + question(each), field(each) + "On: ", field(each) + "Because: "))
                        .toList());
    }

    @Test
    void theDiagramFillsInEach() throws IOException {
        String diagram = Files.readString(Path.of("bpmn/vaccination.bpmn"));

        assertThat(vaccines()).allSatisfy(each -> assertThat(diagram)
                .contains("name=\"%s\">${tickedVaccines.before(patientNumber, courseNumber, '%s')}"
                        .formatted(field(each), each.id())));
    }

    /** What is live is judged by the table, which no owner can make weaker; the list only says so to its reader. */
    @Test
    void theTableSaysTheSameOfEach() throws IOException {
        List<String> cases = Files.readAllLines(Path.of("bpmn/decisions/cases/vaccineKind.csv"));

        assertThat(vaccines()).allSatisfy(each -> assertThat(cases)
                .contains("%s,,%s".formatted(each.id(), each.live() ? each.id() : "inactivated")));
    }

    @Test
    void aListThatCannotBeUsedStopsTheStart() {
        assertThatThrownBy(() -> read("vaccines: [{id: a, name: b, live: false, doses: c, appliesTo: d, course: 3}]"))
                .hasMessageContaining("course");
        assertThatThrownBy(() -> read("vaccines: [{id: a, name: b, live: false, doses: c}]"))
                .hasMessageContaining("appliesTo");
        assertThatThrownBy(() -> read("vaccines: [{id: a, name: b, doses: c, appliesTo: d}]"))
                .hasMessageContaining("live");
        assertThatThrownBy(
                        () -> read(
                                "vaccines: [{id: a, name: b, live: true, doses: c, appliesTo: d}, {id: a, name: e, live: true, doses: c, appliesTo: d}]"))
                .hasMessageContaining("twice");
        assertThatThrownBy(() ->
                        read("vaccines: [{id: a, name: b, live: true, doses: c, appliesTo: d, askedAnewMonths: 0}]"))
                .hasMessageContaining("a month or more");
        assertThatThrownBy(() -> read("vaccines: []")).hasMessageContaining("no vaccine");
    }

    private static String field(ScheduledVaccine vaccine) {
        return "vaccine" + StringUtils.capitalize(vaccine.id());
    }

    private static String question(ScheduledVaccine vaccine) {
        return "%s%s. %s. For %s"
                .formatted(
                        vaccine.name(),
                        vaccine.live() ? " (live)" : "",
                        StringUtils.capitalize(vaccine.doses()),
                        vaccine.appliesTo());
    }

    private static List<ScheduledVaccine> vaccines() throws IOException {
        return new VaccineSchedule(new FileSystemResource(LIST)).vaccines();
    }

    private static VaccineSchedule read(String yaml) throws IOException {
        return new VaccineSchedule(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
