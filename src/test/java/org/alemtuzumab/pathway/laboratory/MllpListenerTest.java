package org.alemtuzumab.pathway.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ca.uhn.hl7v2.llp.MinLLPReader;
import ca.uhn.hl7v2.llp.MinLLPWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.PathwayApplication;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.story.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.ReflectionTestUtils;
import picocli.CommandLine;

/** HL7 over a socket: what is acknowledged is on file, and what is not says why. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:mllp;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false",
            "pathway.laboratory.mllp.connections=2",
            "pathway.hospital.senders=ADT",
            "pathway.laboratory.mllp.size=64KB",
            "pathway.laboratory.mllp.idle=PT6S",
            "pathway.laboratory.mllp.total=PT3S"
        })
class MllpListenerTest {

    private static int patients;

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry properties) {
        properties.add("pathway.laboratory.mllp.port", MllpListenerTest::freePort);
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Autowired
    private MllpListener listener;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Patients enrolled;

    @Autowired
    private LabResults results;

    @Autowired
    private JdbcClient database;

    private String patient;

    @BeforeEach
    void enrol() {
        patient = "ML-" + ++patients;
        enrolled.enrol(patient, "male", LocalDate.of(1985, 5, 5), "STRICT", "rapidlyEvolvingSevere");
    }

    /** What a test leaves for a person, a person settles. */
    @AfterEach
    void settle() {
        for (long failed : inbox.ids(State.FAILED, null)) {
            inbox.settle(
                    failed,
                    0,
                    new SettleLaboratoryMessage(
                            SettleLaboratoryMessage.Settlement.SETTLED, Optional.of("The laboratory sends it again")));
            inbox.readmit(failed);
            inbox.process(failed);
        }
    }

    @Test
    void acknowledgedIsOnFile() throws Exception {
        try (Laboratory laboratory = new Laboratory()) {
            assertThat(laboratory.send(message(patient, "P", "236")))
                    .startsWith("MSH|^~\\&|PATHWAY|CLINIC|LIS|LAB|")
                    .contains("\rMSA|AA|M-7|");
            assertThat(results.of(patient)).hasSize(1);

            // the acknowledgement was lost: the same message again
            assertThat(laboratory.send(message(patient, "P", "236"))).contains("\rMSA|AA|M-7|");
            assertThat(results.of(patient)).hasSize(1);
        }
    }

    @Test
    void unknownPatientIsAcknowledgedAndWaits() throws Exception {
        try (Laboratory laboratory = new Laboratory()) {
            assertThat(laboratory.send(message("nobody", "P", "236"))).contains("\rMSA|AA|M-7|");
        }
        assertThat(inbox.ids(State.WAITING, null)).isNotEmpty();
    }

    /** ADT tells of everybody in the house: nothing is kept of those who are not treated here, not even the message. */
    @Test
    void patientAdministrationIsAcknowledgedAndTakenOverForOurPatientsOnly() throws Exception {
        long messages = count("laboratory_message");
        long persons = count("person");
        try (Laboratory administration = new Laboratory()) {
            assertThat(administration.send(administered("A08", patient, "Dubois^Luc", "0470 00 00 03")))
                    .contains("\rMSA|AA|A-7|");
            assertThat(administration.send(administered("A31", patient, "", "\"\"")))
                    .contains("\rMSA|AA|A-7|");
            assertThat(administration.send(administered("A28", "nobody", "Dubois^Luc", "0470")))
                    .contains("\rMSA|AA|A-7|");
            assertThat(administration.send(administered("A03", patient, "Other^Name", "0471")))
                    .contains("\rMSA|AA|A-7|");
            assertThat(administration.send(
                            administered("A08", patient, "X^Y", "1").replace("|P|2.5", "|T|2.5")))
                    .contains("\rMSA|AR|A-7|MSH-11");
            // what nobody's number or birthday can be is refused whether or not there is such a patient
            for (String number : List.of(patient, "nobody")) {
                assertThat(administration.send(
                                administered("A08", number, "X^Y", "1").replace("19850505", "x".repeat(65))))
                        .contains("\rMSA|AR|A-7|PID-7");
                assertThat(administration.send(
                                administered("A08", number, "X^Y", "1").replace("|19850505|", "||")))
                        .contains("\rMSA|AA|A-7|");
                assertThat(administration.send(
                                administered("A08", number, "X^Y", "1").replace("|ADT|HOSPITAL|", "|LAB|HOSPITAL|")))
                        .contains("\rMSA|AR|A-7|MSH-3");
            }
            assertThat(administration.send("MSH|^~\\&|ADT|H|PATHWAY|CLINIC|20260302||ADT^A01|A-7|P|2.5\rEVN|A01\r"))
                    .contains("\rMSA|AR|A-7|PID");
        }
        assertThat(count("laboratory_message")).isEqualTo(messages);
        assertThat(count("person")).isEqualTo(persons + 1);
        assertThat(database.sql(
                                "select family_name, given_name, telephone, general_practitioner from person where patient_number = ?")
                        .param(patient)
                        .query()
                        .singleRow()
                        .values())
                .containsExactly("Dubois", "Luc", null, "Dr Anne Claes");
    }

    private long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static String administered(String event, String patient, String name, String telephone) {
        return """
                MSH|^~\\&|ADT|HOSPITAL|PATHWAY|CLINIC|20260302080000||ADT^%s|A-7|P|2.5\r\
                EVN|%s|20260302080000\r\
                PID|1||%s||%s||19850505|M|||Rue 1^^Gent^^9000||%s||FR^French\r\
                PD1||||77^Claes^Anne^^^Dr\r\
                PV1|1|I\r"""
                .formatted(event, event, patient, name, telephone);
    }

    @Test
    void refusedSaysWhy() throws Exception {
        try (Laboratory laboratory = new Laboratory()) {
            assertThat(laboratory.send(message(patient, "T", "236")))
                    .contains("\rMSA|AR|M-7|MSH-11: is 'T'; only P, production, is taken here")
                    .contains("\rERR|||207|E||||MSH-11");
            assertThat(laboratory.send("this is no HL7")).contains("\rMSA|AR||MSH: is missing");
            assertThat(laboratory.send(message(patient, "P", "240"))).contains("\rMSA|AA|");
        }
    }

    @Test
    void oneLaboratoryTooManyIsTurnedAwayAndTheOthersStay() throws Exception {
        try (Laboratory first = new Laboratory();
                Laboratory second = new Laboratory()) {
            assertThat(first.send(message(patient, "P", "1"))).contains("MSA|AA");
            assertThat(second.send(message(patient, "P", "1"))).contains("MSA|AA");
            try (Laboratory third = new Laboratory()) {
                assertThat(third.socket.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(first.send(message(patient, "P", "1"))).contains("MSA|AA");
        }
    }

    @Test
    void silentConnectionsNeverKeepALaboratoryOut() throws Exception {
        List<Wire> silent = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            silent.add(new Wire(listener.port()));
        }
        try (Laboratory laboratory = new Laboratory()) {
            assertThat(laboratory.send(message(patient, "P", "236"))).contains("MSA|AA");
        }
        // the first to come was the first to make place
        assertThat(silent.get(0).ended()).isTrue();
        for (Wire each : silent) {
            each.close();
        }
    }

    @Test
    void silentConnectionEnds() throws Exception {
        try (Wire silent = new Wire(listener.port());
                Laboratory heard = new Laboratory()) {
            heard.send(message(patient, "P", "236"));
            assertThat(silent.ended()).isTrue();
            assertThat(heard.socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void messageThatIsTooLargeIsAnsweredAndItsConnectionEnds() throws Exception {
        try (Wire wire = new Wire(listener.port())) {
            wire.say("\u000b" + message(patient, "P", "236"));
            wire.say("NTE|1||" + "a".repeat(70_000) + "\r");
            assertThat(wire.rest()).contains("\rMSA|AR|M-7|The message is larger than 64 kB, the most that is taken");
        }
        assertThat(results.of(patient)).isEmpty();
    }

    @Test
    void messageWithoutEndIsAnsweredAndItsConnectionEnds() throws Exception {
        try (Wire wire = new Wire(listener.port())) {
            wire.say("\u000b" + message(patient, "P", "236"));
            assertThat(wire.rest()).contains("\rMSA|AR|M-7|The message did not arrive within 3 seconds");
        }
        assertThat(results.of(patient)).isEmpty();
    }

    @Test
    void byteNowAndThenKeepsNoConnection() throws Exception {
        try (Wire wire = new Wire(listener.port())) {
            wire.say("\u000b");
            int bytes = 0;
            while (bytes < 60 && wire.silentFor(Duration.ofMillis(300))) {
                wire.say("M");
                bytes++;
            }
            assertThat(bytes).isBetween(5, 20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no such set", "(", "UTF-16"})
    void characterSetThatNobodyKnowsIsAnswered(String set) throws Exception {
        try (Wire wire = new Wire(listener.port())) {
            wire.say("\u000b" + message(patient, "P", "236").replace("|P|2.5.1", "|P|2.5.1||||||" + set) + "\u001c\r");
            wire.finish();
            assertThat(wire.rest()).contains("\rMSA|AE|M-7|Kept as message ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', ISO-8859-1",
        "'', UTF-8",
        "ASCII, windows-1252",
        "UTF-8, UTF-8",
        "UNICODE UTF-8, UTF-8",
        "8859/1, ISO-8859-1",
        "ISO-8859-1, ISO-8859-1",
        "Latin1, ISO-8859-1",
        "windows-1252, windows-1252"
    })
    void lettersAboveAsciiAreReadInWhateverCharacterSetTheyCame(String named, Charset charset) throws Exception {
        try (Laboratory laboratory = new Laboratory()) {
            assertThat(laboratory.send(inMicromoles(named), charset)).contains("\rMSA|AA|M-7|");
        }
        assertThat(results.of(patient))
                .extracting(LabResult::reported, LabResult::lowValue)
                .containsExactly(tuple("88 µmol/l", 88.0));
    }

    @Test
    void bytesThatAreNoLettersOfTheirCharacterSetAreKeptForAPerson() throws Exception {
        try (Laboratory laboratory = new Laboratory()) {
            assertThat(laboratory.send(inMicromoles("UTF-8"), StandardCharsets.ISO_8859_1))
                    .contains("\rMSA|AE|M-7|Kept as message ");
        }
        assertThat(results.of(patient)).isEmpty();
        assertThat(inbox.ids(State.FAILED, null)).isNotEmpty();
    }

    private String inMicromoles(String charset) {
        return message(patient, "P", "88")
                .replace("|P|2.5.1", "|P|2.5.1||||||" + charset)
                .replace("777-3^Platelets^LN", "14682-9^Kreatinin^LN")
                .replace("10*9/L", "µmol/l");
    }

    @Test
    void fiveSeparatorsAreAnsweredByTheNumberOfTheMessage() throws Exception {
        try (Laboratory laboratory = new Laboratory()) {
            assertThat(laboratory.send(message(patient, "P", "236").replace("|^~\\&|", "|^~\\&#|")))
                    .startsWith("MSH|^~\\&|PATHWAY|CLINIC|LIS|LAB|")
                    .contains("\rMSA|AA|M-7|");
        }
    }

    @ParameterizedTest
    @CsvSource({"AL, NE, CA, ''", "NE, AL, AA, ''", "AL, AL, CA, AA", "ER, SU, AA, ''", "SU, ER, CA, ''"})
    void enhancedModeIsAnsweredAsAsked(String accept, String application, String first, String second)
            throws Exception {
        try (Laboratory laboratory = new Laboratory()) {
            assertThat(laboratory.send(message(patient, "P", "236")
                            .replace("|P|2.5.1", "|P|2.5.1|||" + accept + "|" + application)))
                    .contains("\rMSA|" + first + "|M-7|");
            if (!second.isEmpty()) {
                assertThat(laboratory.next()).contains("\rMSA|" + second + "|M-7|");
            }
            // nothing more stands between this answer and the next
            assertThat(laboratory.send(message(patient, "P", "237"))).contains("\rMSA|AA|M-7|");
        }
    }

    @Test
    void messagesOfABatchAreAnsweredOneByOne() throws Exception {
        String batch = "FHS|^~\\&|LIS\rBHS|^~\\&|LIS\r"
                + message(patient, "P", "236")
                + message(patient, "P", "240").replace("|M-7|", "|M-8|").replace("L-1", "L-2")
                + "BTS|2\rFTS|1\r";
        try (Laboratory laboratory = new Laboratory()) {
            assertThat(laboratory.send(batch)).contains("\rMSA|AA|M-7|");
            assertThat(laboratory.next()).contains("\rMSA|AA|M-8|");
        }
        assertThat(results.of(patient)).hasSize(2);
    }

    @Test
    void lettersAreReadInTheCharacterSetThatTheMessageNames() throws Exception {
        try (Laboratory laboratory = new Laboratory()) {
            laboratory.send(message(patient, "P", "240")
                    .replace("|P|2.5.1", "|P|2.5.1||||||UNICODE UTF-8")
                    .replace("10*9/L", "×10⁹/L"));
        }
        assertThat(results.of(patient))
                .allMatch(result -> result.valid() && result.reported().equals("240 ×10⁹/L"));
    }

    @Test
    void replayOfEverythingChangesNothing() throws Exception {
        try (Laboratory laboratory = new Laboratory()) {
            laboratory.send(message(patient, "P", "236"));
        }
        var before = results.of(patient);
        StringWriter out = new StringWriter();
        ReplayCommand replay = new ReplayCommand(PathwayApplication.class);
        new CommandLine(replay).parseArgs("--since", "2020-01-01");

        assertThat(replay.replay(inbox, new PrintWriter(out))).isZero();

        assertThat(out.toString()).contains("messages: {");
        assertThat(results.of(patient)).isEqualTo(before);

        ReplayCommand failed = new ReplayCommand(PathwayApplication.class);
        new CommandLine(failed).parseArgs("--state", "FAILED");
        assertThat(ReflectionTestUtils.getField(failed, "state")).isEqualTo(State.FAILED);
        assertThat(failed.replay(inbox, new PrintWriter(out))).isZero();
        assertThat(out.toString()).contains("0 messages: nothing to do");
    }

    private static String message(String patient, String processing, String platelets) {
        return "MSH|^~\\&|LIS|LAB|PATHWAY|CLINIC|20260302120000||ORU^R01^ORU_R01|M-7|" + processing + "|2.5.1\r"
                + "PID|1||" + patient + "\r"
                + "OBR|1|P-1|L-1|CBC^Blood count^L|||20260302083000\r"
                + "OBX|1|NM|777-3^Platelets^LN||" + platelets + "|10*9/L|||||F\r";
    }

    private final class Laboratory implements AutoCloseable {

        private final Socket socket;
        private final MinLLPReader reader;
        private final OutputStream out;

        Laboratory() throws Exception {
            socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
            socket.setSoTimeout(20_000);
            reader = new MinLLPReader(socket.getInputStream(), StandardCharsets.UTF_8);
            out = socket.getOutputStream();
        }

        String send(String message) throws Exception {
            return send(message, StandardCharsets.UTF_8);
        }

        String send(String message, Charset charset) throws Exception {
            new MinLLPWriter(out, charset).writeMessage(message);
            return next();
        }

        String next() throws Exception {
            return reader.getMessage();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
