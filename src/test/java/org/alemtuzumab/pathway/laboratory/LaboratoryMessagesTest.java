package org.alemtuzumab.pathway.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * How many messages pass without a person: a set in the style of what laboratories of many countries send, which
 * {@code src/test/resources/laboratory/messages} holds. The README says the count.
 */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:laboratory-messages;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false",
            "pathway.laboratory.patient-systems=HOSP",
            "pathway.laboratory.senders=classpath:laboratory/senders.yaml"
        })
class LaboratoryMessagesTest {

    private static final Path MESSAGES = Path.of("src/test/resources/laboratory/messages");
    private static final List<Charset> UNNAMED = List.of(StandardCharsets.UTF_8);

    @Autowired
    private Inbox inbox;

    @Autowired
    private Patients patients;

    @Autowired
    private LabResults results;

    @Autowired
    private Senders senders;

    @Test
    void nineOfTenPassWithoutATask() throws IOException {
        List<Path> messages;
        try (Stream<Path> files = Files.list(MESSAGES)) {
            messages = files.sorted().toList();
        }
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            String patient = "LM-" + i;
            patients.enrol(patient, "female", LocalDate.of(1990, 2, 28), "STRICT", "rapidlyEvolvingSevere");
            Taken taken = take(messages.get(i), patient);
            boolean passed =
                    taken.state() == State.PROCESSED && taken.questions().isEmpty();
            if (passed) {
                assertThat(results.of(patient))
                        .as(messages.get(i).toString())
                        .isNotEmpty()
                        .noneMatch(LabResult::quarantined);
            } else {
                asked.add(messages.get(i).getFileName().toString());
            }
        }
        int passed = messages.size() - asked.size();
        assertThat(asked).containsExactly("haemolysed.json", "see-comment.hl7", "unknown-local-code.hl7");
        assertThat(passed * 10).isGreaterThanOrEqualTo(messages.size() * 9);
        assertThat(Files.readString(Path.of("README.md"))).contains("**%d of %d**".formatted(passed, messages.size()));
    }

    private Taken take(Path file, String patient) throws IOException {
        String text = Files.readString(file)
                .replace("{patient}", patient)
                .replace("{day}", "20260302")
                .replace("{iso}", "2026-03-02");
        if (file.toString().endsWith(".json")) {
            return inbox.take(Protocol.FHIR, "laboratory", text);
        }
        Charset sent = text.contains("8859/1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        return inbox.take(Hl7Text.of(text.getBytes(sent), UNNAMED, senders::of).get(0));
    }
}
