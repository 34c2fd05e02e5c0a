package org.alemtuzumab.pathway.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The official examples of FHIR R4, and HL7 messages with every kind of damage, come in: each ends in a state. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:laboratory-examples;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class ExamplesTest {

    private static final Pattern TYPE =
            Pattern.compile("\"resourceType\"\\s*:\\s*\"(\\w+)\"|<(\\w+) xmlns=\"http://hl7.org/fhir\"");
    private static final List<String> TAKEN =
            List.of("Observation", "DiagnosticReport", "Bundle", "ServiceRequest", "Patient");
    private static final int LARGEST = 300_000;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Patients patients;

    @Autowired
    private LabResults results;

    @Test
    void officialFhirExamplesEndInAState() throws IOException {
        Map<State, Integer> states = new EnumMap<>(State.class);
        List<String> faults = new ArrayList<>();
        for (String pattern : List.of("classpath*:json/spec/*.json", "classpath*:xml/spec/*.xml")) {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                String text = file.contentLength() > LARGEST ? "" : file.getContentAsString(StandardCharsets.UTF_8);
                Matcher type = TYPE.matcher(text);
                if (type.find() && TAKEN.contains(type.group(1) == null ? type.group(2) : type.group(1))) {
                    Taken taken = inbox.take(Protocol.FHIR, "examples", text);
                    states.merge(taken.state(), 1, Integer::sum);
                    if (taken.state() == State.FAILED || taken.state() == State.RECEIVED) {
                        faults.add("%s: %s %s".formatted(file.getFilename(), taken.state(), taken.outcome()));
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(states.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(200);
        assertThat(states).containsKeys(State.WAITING, State.REFUSED);
    }

    /** The examples name nobody of this clinic; for one who is, each value is read, or put to a person. */
    @Test
    void officialObservationsOfOneOfOursAreReadOrAsked() throws IOException {
        String patient = "EX-1";
        patients.enrol(patient, "female", LocalDate.of(1990, 2, 28), "STRICT", "rapidlyEvolvingSevere");
        int taken = 0;
        for (Resource file : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:json/spec/observation-example*.json")) {
            String text = file.getContentAsString(StandardCharsets.UTF_8)
                    .replaceAll(
                            "\"subject\"\\s*:\\s*\\{[^}]*}", "\"subject\": {\"identifier\": {\"value\": \"EX-1\"}}");
            Taken outcome = inbox.take(Protocol.FHIR, "examples", text);
            assertThat(outcome.state())
                    .as(file.getFilename() + outcome.outcome())
                    .isNotIn(State.FAILED, State.RECEIVED);
            taken += outcome.state() == State.REFUSED ? 0 : 1;
        }
        assertThat(taken).isGreaterThan(10);
        assertThat(results.of(patient)).allMatch(result -> result.valid() || result.quarantined());
    }

    @Test
    void damagedHl7MessagesEndInAStateAndNeverInAnotherNumber() {
        String patient = "EX-2";
        patients.enrol(patient, "male", LocalDate.of(1985, 5, 5), "STRICT", "rapidlyEvolvingSevere");
        String message = "MSH|^~\\&|LIS|LAB|PATHWAY|CLINIC|20260302120000||ORU^R01|M-1|P|2.4\r"
                + "PID|1||EX-2||Sample^Anna\r"
                + "OBR|1|P-1|L-1|CBC^Blood count^L|||20260302083000\r"
                + "OBX|1|NM|777-3^Platelets^LN||236|10*9/L|150-400||||F\r"
                + "NTE|1|L|Repeated\r"
                + "OBX|2|SN|3016-3^TSH^LN||<^0.01|mIU/L|||||F\r";
        Random random = new Random(7);
        String damage = "|^~\\&\r #x";
        for (int i = 0; i < 150; i++) {
            int at = random.nextInt(message.length());
            String damaged =
                    switch (i % 3) {
                        case 0 -> message.substring(0, at);
                        case 1 ->
                            message.substring(0, at)
                                    + message.substring(Math.min(message.length(), at + random.nextInt(12)));
                        default ->
                            message.substring(0, at)
                                    + damage.charAt(random.nextInt(damage.length()))
                                    + message.substring(at);
                    };
            Taken taken = inbox.take(Protocol.HL7, null, damaged);
            assertThat(taken.state()).as(damaged).isNotIn(State.FAILED, State.RECEIVED);
        }
        for (String text :
                List.of("", "MSH", "MSH|", "MSH|^~\\&", "MSH|^~\\&|||||||ORU^R01|1|P|2.5", "\u0000", "PID|1")) {
            assertThat(inbox.take(Protocol.HL7, null, text).state()).as(text).isEqualTo(State.REFUSED);
        }
        // a character may fall off a value before it arrives; nothing here can know that, so such values are left out
        assertThat(results.of(patient))
                .filteredOn(LabResult::valid)
                .filteredOn(result -> result.analyte().equals("platelets"))
                .allMatch(result ->
                        "236".contains(String.valueOf(result.lowValue().intValue())));
    }
}
