package org.alemtuzumab.pathway.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.monitoring.ReceivedResults;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.CannotCreateTransactionException;

/** HL7 and FHIR messages as laboratories write them, and what becomes of each: filed, refused, or a person's task. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:laboratory-inbox;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false",
            "pathway.laboratory.patient-systems=HOSP, 2.16.840.1.113883.3.1"
        })
class InboxTest {

    private static final LocalDate BORN = LocalDate.of(1990, 2, 28);
    private static int patients;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Patients enrolled;

    @Autowired
    private LabResults results;

    @MockitoSpyBean
    private ReceivedResults received;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private IdentityService identity;

    @Autowired
    private ClinicTime time;

    private String patient;

    @BeforeEach
    void enrol() {
        patient = "IN-" + ++patients;
        enrolled.enrol(patient, "female", BORN, "STRICT", "rapidlyEvolvingSevere");
        identity.setAuthenticatedUserId("nurse");
    }

    @AfterEach
    void logOut() {
        identity.clearAuthentication();
        VirtualTime.reset();
    }

    // ---------------------------------------------------------------- values

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // type; value; unit; LOINC; analyte; low; high
                "NM; 236; 10*3/uL; 777-3; platelets; 236; 236",
                "NM; 98000; /uL; 777-3; platelets; 98; 98",
                "NM; 0.098; 10*12/L; 777-3; platelets; 98; 98",
                "NM; 98; 10*3{cells}/uL; 26515-7; platelets; 98; 98",
                "ST; 98,000; /uL; 777-3; platelets; 98; 98",
                "SN; <^5; 10*9/L; 777-3; platelets; 0; 4.999999999999999",
                "SN; ^1.2^-^1.4; mg/dL; 2160-0; creatinine; 106.104; 123.788",
                "ST; <0.01; mIU/L; 3016-3; tsh; 0; 0.009999999999999998",
                "NM; 1.234; mIU/L; 3016-3; tsh; 1.234; 1.234",
                "NM; 0.9; mg/dL^milligram per decilitre^UCUM; 2160-0; creatinine; 79.578; 79.578",
                "NM; 7.9; mg/L; 2160-0; creatinine; 69.8518; 69.8518",
                "NM; 500; nkat/L; 1742-6; alt; 30; 30",
                "NM; 12; /[HPF]; 13945-1; urineRbc; 12; 12",
                "NM; 26; mg/mmol; 34366-5; upcr; 229.84; 229.84",
                "NM; 1.1; {INR}; 6301-6; inr; 1.1; 1.1",
                "NM; 1.1; ; 6301-6; inr; 1.1; 1.1"
            })
    void numbersAreRead(String type, String value, String unit, String loinc, String analyte, double low, double high) {
        Taken taken = hl7(obx(type, loinc, value, unit == null ? "" : unit, "F"));

        assertThat(taken.state()).as(taken.outcome()).isEqualTo(State.PROCESSED);
        assertThat(results.of(patient))
                .extracting(LabResult::analyte, LabResult::valid, LabResult::lowValue, LabResult::highValue)
                .containsExactly(tuple(analyte, true, low, high));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ST; NEGATIVE; 20454-5; negative",
                "ST; Trace; 20454-5; trace",
                "ST; 1+; 57735-3; 1+",
                "ST; ++; 5794-3; 2+",
                "CE; 260385009^Negative^SCT; 5794-3; negative",
                "CWE; ^^^POS^Positive^L; 630-4; positive",
                "SN; ^2^+; 5794-3; 2+",
                "TX; no growth; 630-4; negative"
            })
    void codesAreRead(String type, String value, String loinc, String code) {
        assertThat(hl7(obx(type, loinc, value, "", "F")).state()).isEqualTo(State.PROCESSED);

        assertThat(results.of(patient))
                .extracting(LabResult::valid, LabResult::code)
                .containsExactly(tuple(true, code));
    }

    /** SAF-1: kept, put to a person, and never a number. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "NM; 180; ; 777-3",
                "NM; 180; furlongs; 777-3",
                "NM; 240; fmol/L; 777-3",
                "NM; 95; %; 6301-6",
                "NM; 5; /[LPF]; 13945-1",
                "NM; 9000; 10*9/L; 777-3",
                "ST; see comment; 10*9/L; 777-3",
                "ST; 1,500; mg/dL; 2160-0",
                "ST; clotted; ; 777-3",
                "NM; 98; 10*9/L or so; 777-3",
                "SN; ^1^:^128; 10*9/L; 777-3",
                "ST; 30; mmol/L; 20454-5",
                "CE; 10828004^1+^SCT^NEG^Negative^L; ; 5794-3",
                "TX; see comment; ; 20454-5",
                "NM; ; 10*9/L; 777-3"
            })
    void whatIsNotCertainIsNeverANumber(String type, String value, String unit, String loinc) {
        assertThat(hl7(obx(type, loinc, value == null ? "" : value, unit == null ? "" : unit, "F"))
                        .state())
                .isEqualTo(State.PROCESSED);

        assertThat(results.of(patient)).hasSize(1).allMatch(LabResult::quarantined);
    }

    /** A status that says that there is none, and a value: a person asks which is right. */
    @ParameterizedTest
    @ValueSource(strings = {"X", "N", "I", "O"})
    void valueWhoseStatusSaysThatThereIsNoneIsAQuestion(String status) {
        hl7(obx("NM", "777-3", "240", "10*9/L", status));

        assertThat(results.of(patient)).hasSize(1).allMatch(LabResult::quarantined);
    }

    @Test
    void textOverSeveralLinesIsOneValue() {
        hl7(obx("TX", "630-4", "no growth", "", "F"), obx("TX", "630-4", "but see the second bottle", "", "F"));

        assertThat(results.of(patient)).hasSize(1).allMatch(LabResult::quarantined);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Platelet clumps seen; 98 10*9/L, platelet clumps seen",
                "Clumping; 98 10*9/L, clumping",
                "No clumping; 98 10*9/L",
                "Sample clumped, please repeat; 98 10*9/L, clumped",
                "No platelet clumps seen; 98 10*9/L",
                "Thrombozytenaggregate nachweisbar; 98 10*9/L, thrombozytenaggregate",
                "Keine Thrombozytenaggregate; 98 10*9/L",
                "Pas d'agrégats plaquettaires; 98 10*9/L",
                "Lipaemic; 98 10*9/L"
            })
    void commentSaysWhetherPlateletsClumped(String comment, String reported) {
        hl7(obx("NM", "777-3", "98", "10*9/L", "F"), "NTE|1|L|" + comment);

        assertThat(results.of(patient))
                .extracting(LabResult::reported, LabResult::lowValue)
                .containsExactly(tuple(reported, 98.0));
    }

    /** PLT-9: LOINC 7796-6 is a test of its own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CWE; ^^^PRES^Present^L; 120 10*9/L, platelet clumps seen",
                "ST; few; 120 10*9/L, platelet clumps seen",
                "ST; see comment; 120 10*9/L, platelet clumps seen",
                "ST; None seen; 120 10*9/L",
                "CWE; 260385009^Negative^SCT; 120 10*9/L"
            })
    void testForClumpsRemarksOnThePlateletsOfItsSample(String type, String value, String reported) {
        Taken taken = hl7(obx(type, "7796-6", value, "", "F"), obx("NM", "777-3", "120", "10*9/L", "F"));

        assertThat(taken.state()).as(taken.outcome()).isEqualTo(State.PROCESSED);
        assertThat(results.of(patient)).extracting(LabResult::reported).containsExactly(reported);
    }

    @Test
    void clumpsWithoutACountWaitForAPerson() {
        assertThat(hl7(obx("ST", "7796-6", "present", "", "F")).state()).isEqualTo(State.WAITING);
        assertThat(hl7(obx("ST", "7796-6", "absent", "", "F")).state()).isEqualTo(State.PROCESSED);
    }

    /** warn-1: what is filed and judged by nobody is said to its sender. */
    @Test
    void valueThatBecomesAQuestionIsSaid() {
        Taken taken = hl7(obx("NM", "777-3", "99999999", "10*9/L", "F"), obx("NM", "6690-2", "5", "10*9/L", "F"));

        assertThat(taken.state()).isEqualTo(State.PROCESSED);
        assertThat(taken.questions()).singleElement().asString().contains("99999999", "outside what is plausible");
        assertThat(new Hl7Answer(time).to(message("2.5.1"), taken))
                .singleElement()
                .asString()
                .contains("\rMSA|AA|M-1|Platelets", "\rERR|||0|W||||Platelets");
        assertThat(new Hl7Answer(time).to(message("2.3"), taken))
                .singleElement()
                .asString()
                .contains("\rMSA|AA|M-1|");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "none",
            value = {
                "0.4-4.0; mIU/L; 0.4; laboratory; 4.0; laboratory",
                "0.27 - 4.20 uIU/mL; mIU/L; 0.27; laboratory; 4.2; laboratory",
                "0,27 - 4,20; mIU/L; 0.27; laboratory; 4.2; laboratory",
                "<4,5; mIU/L; 0.4; centre; 4.5; laboratory",
                "0,27 - 4,200; mIU/L; 0.4; centre; 4.0; centre",
                "<4.5; mIU/L; 0.4; centre; 4.5; laboratory",
                "0-4.5; mIU/L; 0.4; centre; 4.5; laboratory",
                ">0.3; mIU/L; 0.3; laboratory; 4.0; centre",
                "see report; mIU/L; 0.4; centre; 4.0; centre",
                "400-4000; mIU/L; 0.4; centre; 4.0; centre",
                "''; mIU/L; 0.4; centre; 4.0; centre"
            })
    void rangeOfTheLaboratoryCountsWhereItCanBeReadAndTheCentresForAnEndThatItLeavesOpen(
            String range, String unit, Double low, String ofLow, Double high, String ofHigh) {
        hl7("OBX|1|NM|3016-3^TSH^LN||1.8|%s|%s|N|||F|||20260302083000".formatted(unit, range));

        assertThat(results.of(patient))
                .extracting(
                        LabResult::lowerLimit,
                        LabResult::lowerLimitSource,
                        LabResult::upperLimit,
                        LabResult::upperLimitSource)
                .containsExactly(tuple(low, ofLow, high, ofHigh));
    }

    // ---------------------------------------------------------------- stages

    @Test
    void preliminaryThenFinalThenCorrectedThenWithdrawn() {
        hl7(obx("NM", "777-3", "90", "10*9/L", "P"));
        hl7(obx("NM", "777-3", "95", "10*9/L", "F"));
        assertThat(counting()).containsExactly(95.0);

        hl7(obx("NM", "777-3", "195", "10*9/L", "C"));
        assertThat(counting()).containsExactly(195.0);

        hl7(obx("NM", "777-3", "", "", "D"));
        assertThat(counting()).isEmpty();
        assertThat(results.of(patient)).hasSizeGreaterThanOrEqualTo(3);
    }

    /** again-1: another value than the withdrawn one is a result again; the withdrawn one sent once more is not. */
    @Test
    void anotherValueAfterAWithdrawalCounts() {
        hl7(obx("NM", "777-3", "170", "10*9/L", "F"));
        hl7(obx("NM", "777-3", "", "", "D"));
        hl7(obx("NM", "777-3", "170", "10*9/L", "F"));
        assertThat(counting()).isEmpty();

        hl7(obx("NM", "777-3", "183", "10*9/L", "F"));
        assertThat(counting()).containsExactly(183.0);
        assertThat(results.of(patient)).noneMatch(LabResult::quarantined);
        assertThat(results.of(patient))
                .extracting(LabResult::reported, LabResult::state)
                .contains(tuple("170 10*9/L", "ENTERED_IN_ERROR"), tuple("183 10*9/L", "VALID"));
    }

    /** Nobody knows whether a second withdrawal is the first one again: both stand, and a person asks. */
    @Test
    void secondWithdrawalAfterAnotherValueIsAQuestion() {
        hl7(obx("NM", "777-3", "170", "10*9/L", "F"));
        hl7(obx("NM", "777-3", "", "", "D"));
        hl7(obx("NM", "777-3", "183", "10*9/L", "F"));
        hl7(obx("NM", "777-3", "", "", "D"), "NTE|1|L|once more");

        assertThat(counting()).containsExactly(183.0);
        assertThat(results.of(patient)).filteredOn(LabResult::quarantined).hasSize(1);
    }

    @Test
    void withdrawalOfNothingIsNothing() {
        assertThat(hl7(obx("NM", "777-3", "", "", "D")).state()).isEqualTo(State.PROCESSED);
        assertThat(counting()).isEmpty();

        hl7(obx("NM", "777-3", "183", "10*9/L", "F"));
        assertThat(counting()).containsExactly(183.0);
    }

    @Test
    void pendingTestsAreNoResults() {
        Taken taken = hl7(obx("NM", "777-3", "", "", "I"), obx("NM", "6690-2", "5.1", "10*9/L", "F"));

        assertThat(taken.outcome()).contains("pending");
        assertThat(results.of(patient)).extracting(LabResult::analyte).containsExactly("leukocytes");
    }

    // ---------------------------------------------------------------- codes

    @Test
    void codeIsFoundAmongTheAlternativesToo() {
        hl7("OBX|1|NM|PLT^Thrombocytes^L^777-3^Platelets^LN||236|10*9/L|||||F|||20260302");

        assertThat(counting()).containsExactly(236.0);
    }

    @Test
    void unknownTestWaitsForAPersonAndTheRestIsFiled() {
        Taken taken = hl7(
                obx("NM", "777-3", "236", "10*9/L", "F"),
                obx("NM", "787-2", "88", "fL", "F"),
                "OBX|3|NM|XYZ^Something new^L||7|U/L|||||F|||20260302");

        assertThat(taken.state()).isEqualTo(State.WAITING);
        assertThat(counting()).containsExactly(236.0);
        Task settle = task(taken, "settleLaboratoryMessage");
        assertThat((String) tasks.getVariable(settle.getId(), "problem"))
                .contains("Unknown test", "Something new", "What could be filed is filed");
        assertThat((String) tasks.getVariable(settle.getId(), "content"))
                .contains("7 U/L", "`'LIS/LAB': {codes: {'XYZ': not ours}}`")
                .doesNotContain("88");
        assertThat(tasks.getVariable(settle.getId(), "patientNumber")).isEqualTo(patient);

        submit(settle, Map.of("settlement", "again"));
        Task again = task(taken, "settleLaboratoryMessage");
        submit(again, Map.of("settlement", "settled", "reason", "A research test"));
        assertThat(inbox.state(taken.messageId())).isEqualTo(State.PROCESSED);
        assertThat(task(taken, "settleLaboratoryMessage")).isNull();
        assertThat(counting()).containsExactly(236.0);
    }

    /** local-2: a picture beside results is kept in the message; alone it may be the result. */
    @Test
    void documentBesideResultsIsNotAskedAbout() {
        String picture = "OBX|2|ED|HIST^Histogram^L||^IM^PNG^Base64^aGVsbG8=||||||F";

        assertThat(hl7(obx("NM", "777-3", "236", "10*9/L", "F"), picture).state())
                .isEqualTo(State.PROCESSED);
        assertThat(results.of(patient)).hasSize(1);
        Taken alone = hl7(picture);
        assertThat(alone.state()).isEqualTo(State.WAITING);
        assertThat((String)
                        tasks.getVariable(task(alone, "settleLaboratoryMessage").getId(), "content"))
                .contains("Histogram")
                .doesNotContain("aGVsbG8");
    }

    /** local-1: what the laboratory flags as critical is telephoned within the hour, whatever it is. */
    @ParameterizedTest
    @CsvSource({"LL, 1, 350", "HH~A, 1, 350", "L, 4, 50", "'', 4, 50"})
    void unknownTestIsAsUrgentAsItsFlagSays(String flag, long hours, int priority) {
        Taken taken = hl7("OBX|1|NM|THR^Thrombozyten^L||9|Gpt/l|150-400|%s|||F".formatted(flag));

        Task settle = task(taken, "settleLaboratoryMessage");
        assertThat(settle.getPriority()).isEqualTo(priority);
        assertThat(Duration.between(
                        settle.getCreateTime().toInstant(), settle.getDueDate().toInstant()))
                .isCloseTo(Duration.ofHours(hours), Duration.ofMinutes(1));
        assertThat(((String) tasks.getVariable(settle.getId(), "problem")).contains("phone the laboratory now"))
                .isEqualTo(hours == 1);
    }

    // ---------------------------------------------------------------- whose

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "%s^^^HOSP^MR",
                "%s^^^HOSP&2.16.840.1.113883.3.1&ISO^PI",
                "%s^^^X&2.16.840.1.113883.3.1&ISO",
                "9999^^^OTHER~%s^^^HOSP",
                "9999^^^OTHER~%1$s^^^HOSP~%1$s",
                "V-7^^^^VN~%s^^^^MR"
            })
    void patientIsFoundByIdentifier(String identifiers) {
        Taken taken =
                take(pid(identifiers.formatted(patient), "19900228"), obr(), obx("NM", "777-3", "236", "10*9/L", "F"));

        assertThat(taken.state()).as(taken.outcome()).isEqualTo(State.PROCESSED);
        assertThat(counting()).containsExactly(236.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "%s^^^OTHER; 19900228; No patient of this clinic",
                "%s^^^^SS; 19900228; No patient of this clinic",
                "9999^^^OTHER~%s; 19900228; beside one of another hospital",
                "''; 19900228; No patient of this clinic",
                "%s; 19900229; gives the birth date 1990-02-29",
                "%s; 1991; gives the birth date 1991",
                "%s~IN-1^^^HOSP; ''; more than one patient"
            })
    void whoIsNotCertainWaitsForAPerson(String identifiers, String born, String problem) {
        if (patient.equals("IN-1")) {
            enrol();
        }
        Taken taken = take(pid(identifiers.formatted(patient), born), obr(), obx("NM", "777-3", "18", "10*9/L", "F"));

        assertThat(taken.state()).isEqualTo(State.WAITING);
        assertThat(results.of(patient)).isEmpty();
        Task assign = task(taken, "assignLaboratoryMessage");
        assertThat((String) tasks.getVariable(assign.getId(), "problem")).contains(problem);
        assertThat((String) tasks.getVariable(assign.getId(), "content")).contains("18 10*9/L");
    }

    @Test
    void assignedByNumberAndBirthDateItIsFiledAndSentAgainItIsKnown() {
        Object[] segments = {pid("unknown", "19900228"), obr(), obx("NM", "777-3", "118", "10*9/L", "F")};
        Taken taken = take(segments);
        assertThat(take(segments).outcome()).isEqualTo("waits as message " + taken.messageId());

        Task assign = task(taken, "assignLaboratoryMessage");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> submit(
                        assign, Map.of("assignment", "assign", "patientNumber", patient, "birthDate", "1990-03-01"))))
                .hasMessageContaining("no patient under way has the number");
        submit(assign, Map.of("assignment", "assign", "patientNumber", patient, "birthDate", BORN.toString()));

        assertThat(counting()).containsExactly(118.0);
        assertThat(inbox.state(taken.messageId())).isEqualTo(State.PROCESSED);
        assertThat(take(segments).state()).isEqualTo(State.DUPLICATE);
        assertThat(counting()).containsExactly(118.0);
    }

    @Test
    void discardedWithAReasonItIsNobodys() {
        Taken taken = take(pid("unknown-too", ""), obr(), obx("NM", "777-3", "118", "10*9/L", "F"));

        submit(task(taken, "assignLaboratoryMessage"), Map.of("assignment", "discard", "reason", "Another hospital"));

        assertThat(inbox.state(taken.messageId())).isEqualTo(State.PROCESSED);
        assertThat(task(taken, "assignLaboratoryMessage")).isNull();
    }

    @Test
    void onePatientUnknownKeepsNoOtherWaiting() {
        Taken taken = take(
                pid("unknown-three", ""),
                obr(),
                obx("NM", "777-3", "18", "10*9/L", "F"),
                pid(patient, ""),
                obr(),
                obx("NM", "777-3", "236", "10*9/L", "F"));

        assertThat(taken.state()).isEqualTo(State.WAITING);
        assertThat(counting()).containsExactly(236.0);
    }

    @Test
    void patientWhoseNumberIsEnrolledLaterIsFoundByReplay() {
        String later = patient + "-later";
        Taken taken = take(pid(later, ""), obr(), obx("NM", "777-3", "236", "10*9/L", "F"));
        enrolled.enrol(later, "male", BORN, "STRICT", "rapidlyEvolvingSevere");

        assertThat(inbox.process(taken.messageId()).state()).isEqualTo(State.PROCESSED);

        assertThat(task(taken, "assignLaboratoryMessage")).isNull();
        assertThat(results.of(later)).hasSize(1);
        assertThat(inbox.process(taken.messageId()).state()).isEqualTo(State.PROCESSED);
        assertThat(results.of(later)).hasSize(1);
    }

    // ---------------------------------------------------------------- when

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "20260302083000; ''; 2026-03-02",
                "''; 202603020830+0100; 2026-03-02",
                "''; 20260302; 2026-03-02",
                "20260303; 202603012330-0500; 2026-03-02",
                "20260303; ''; 2026-03-03",
                "20260302000000; ''; 2026-03-02"
            })
    void dayOfTheSampleIsTheClinics(String obx14, String obr7, LocalDate day) {
        take(
                pid(patient, ""),
                "OBR|1|P-1|L-1|CBC^Blood count^L|||" + obr7,
                "OBX|1|NM|777-3^Platelets^LN||236|10*9/L|||||F|||" + obx14);

        assertThat(results.of(patient)).extracting(LabResult::collectedOn).containsExactly(day);
    }

    /** The laboratory sets OBX-14 to the day on which it measures. */
    @Test
    void repeatedMeasurementOfOneSampleReplacesTheFirst() {
        for (String each : List.of("P;140;20260303", "F;155;20260304")) {
            String[] parts = each.split(";");
            hl7("OBX|1|NM|777-3^Platelets^LN||%s|10*9/L|||||%s|||%s".formatted(parts[1], parts[0], parts[2]));
        }

        assertThat(counting()).containsExactly(155.0);
        assertThat(results.of(patient)).extracting(LabResult::collectedOn).containsOnly(LocalDate.of(2026, 3, 2));
    }

    @Test
    void powerThatWasNotEscapedIsStillTheUnit() {
        hl7("OBX|1|NM|777-3^Platelets^LN||236|10^9/L|150-400||||F");

        assertThat(counting()).containsExactly(236.0);
    }

    @Test
    void rangeThatCannotBeReadIsSaid() {
        Taken taken = hl7("OBX|1|NM|3016-3^TSH^LN||1,8|mIU/L|0,27 bis 4,2||||F");

        assertThat(counting()).containsExactly(1.8);
        assertThat(taken.outcome()).contains("range not read: TSH 0,27 bis 4,2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "20261301", "21260302"})
    void sampleWithoutItsDayWaitsForAPerson(String stamp) {
        Taken taken = take(
                pid(patient, ""),
                "OBR|1|P-1|L-1|CBC^Blood count^L|||" + stamp,
                "OBX|1|NM|777-3^Platelets^LN||236|10*9/L|||||F");

        assertThat(taken.state()).isEqualTo(State.WAITING);
        assertThat(task(taken, "settleLaboratoryMessage")).isNotNull();
        assertThat(results.of(patient)).isEmpty();
    }

    // ---------------------------------------------------------------- numbers of the sample, versions, refusals

    @Test
    void accessionIsTheSpecimensElseTheFillers() {
        take(
                pid(patient, ""),
                "ORC|RE|P-1|F-1",
                "OBR|1|P-1||CBC^Blood count^L|||20260302",
                "OBX|1|NM|777-3^Platelets^LN||236|10*9/L|||||F",
                "SPM|1|PS-1^FS-1||BLD");
        take(
                pid(patient, ""),
                "ORC|RE|P-1|F-1",
                "OBR|1|P-1||CBC^Blood count^L|||20260303",
                "OBX|1|NM|777-3^Platelets^LN||240|10*9/L|||||F");

        assertThat(results.of(patient)).extracting(LabResult::accession).containsExactly("FS-1", "F-1");
        assertThat(results.of(patient)).extracting(LabResult::source).containsOnly("LIS/LAB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.2", "2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.8", "2.8.1"})
    void versionsOfTheStandard(String version) {
        assertThat(inbox.take(
                                Protocol.HL7,
                                null,
                                message(version, pid(patient, ""), obr(), obx("NM", "777-3", "236", "10*9/L", "F")))
                        .state())
                .isEqualTo(State.PROCESSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ORU^R01; ADT^A01; MSH-9",
                "|2.5.1; |3.0; MSH-12",
                "|P|; |T|; MSH-11",
                "OBX|; ZBX|; OBX",
                "MSH|; XSH|; MSH"
            })
    void whatIsNotOneOfTheseIsRefusedWithItsField(String right, String wrong, String field) {
        String text = message("2.5.1", pid(patient, ""), obr(), obx("NM", "777-3", "236", "10*9/L", "F"));
        Taken taken = inbox.take(Protocol.HL7, null, text.replace(right, wrong));

        assertThat(taken.state()).isEqualTo(State.REFUSED);
        assertThat(taken.issues()).extracting(Issue::place).containsExactly(field);
        assertThat(results.of(patient)).isEmpty();
    }

    // ---------------------------------------------------------------- crash and repair

    @Test
    void whatWasKeptAndNotProcessedIsProcessedLater() {
        long left = inbox.keep(
                Protocol.HL7,
                null,
                message("2.5.1", pid(patient, ""), obr(), obx("NM", "777-3", "236", "10*9/L", "F")));
        assertThat(inbox.state(left)).isEqualTo(State.RECEIVED);
        assertThat(inbox.processLeftOver(Duration.ofMinutes(1))).isZero();

        VirtualTime.set(java.time.Instant.now().plus(Duration.ofMinutes(2)));
        assertThat(inbox.processLeftOver(Duration.ofMinutes(1))).isEqualTo(1);
        assertThat(counting()).containsExactly(236.0);
    }

    @Test
    void everythingSentAgainChangesNothing() {
        hl7(obx("NM", "777-3", "90", "10*9/L", "P"));
        hl7(obx("NM", "777-3", "95", "10*9/L", "F"), obx("ST", "20454-5", "trace", "", "F"));
        hl7(obx("NM", "777-3", "195", "10*9/L", "C"));
        List<LabResult> before = results.of(patient);

        List<State> states = inbox.ids(null, null).stream().map(inbox::state).toList();

        inbox.ids(null, null).forEach(inbox::process);

        assertThat(results.of(patient)).isEqualTo(before);
        assertThat(inbox.ids(null, null).stream().map(inbox::state).toList()).isEqualTo(states);
    }

    /** A message that broke down and was settled by hand: what is sent again is a message of its own. */
    @Test
    void whatWasSettledByHandIsFiledWhenItIsSentAgain() {
        String text = message("2.5.1", pid(patient, ""), obr(), obx("NM", "777-3", "18", "10*9/L", "F"));
        doThrow(new IllegalStateException("broke down")).when(received).receive(eq(patient), any(), any(), any());
        Taken broken = inbox.take(Protocol.HL7, null, text);
        assertThat(broken.state()).isEqualTo(State.FAILED);
        Task settle = task(broken, "settleLaboratoryMessage");
        assertThat((String) tasks.getVariable(settle.getId(), "problem"))
                .contains("nothing of it is on file")
                .doesNotContain("is filed");
        submit(settle, Map.of("settlement", "settled", "reason", "Entered by hand"));
        assertThat(inbox.state(broken.messageId())).isEqualTo(State.PROCESSED);
        assertThat(inbox.process(broken.messageId()).state()).isEqualTo(State.PROCESSED);
        assertThat(task(broken, "settleLaboratoryMessage")).isNull();

        reset(received);
        assertThat(inbox.take(Protocol.HL7, null, text).state()).isEqualTo(State.PROCESSED);
        assertThat(counting()).containsExactly(18.0);
    }

    @Test
    void whatWasDiscardedIsFiledOnceThePatientIsEnrolled() {
        String later = patient + "-later";
        Object[] segments = {pid(later, ""), obr(), obx("NM", "777-3", "236", "10*9/L", "F")};
        submit(
                task(take(segments), "assignLaboratoryMessage"),
                Map.of("assignment", "discard", "reason", "Not one of our patients"));
        enrolled.enrol(later, "male", BORN, "STRICT", "rapidlyEvolvingSevere");

        assertThat(take(segments).state()).isEqualTo(State.PROCESSED);
        assertThat(results.of(later)).hasSize(1);
    }

    @Test
    void anUnknownTestIsAskedAgainWhenItIsSentAgain() {
        String unknown = "OBX|1|NM|XYZ^Something new^L||7|U/L|||||F|||20260302";
        submit(
                task(hl7(unknown), "settleLaboratoryMessage"),
                Map.of("settlement", "settled", "reason", "A research test"));

        assertThat(hl7(unknown).state()).isEqualTo(State.WAITING);
    }

    @Test
    void replayAsksNothingOfAPatientWhosePathwayHasEnded() {
        Taken filed = hl7(obx("NM", "777-3", "236", "10*9/L", "F"));
        Taken again = hl7(obx("NM", "777-3", "236", "10*9/L", "F"));
        enrolled.end(patient, Patients.DIED);
        enrolled.release(patient);

        assertThat(inbox.process(filed.messageId()).state()).isEqualTo(State.PROCESSED);
        assertThat(inbox.process(again.messageId()).state()).isEqualTo(State.DUPLICATE);
        assertThat(task(filed, "assignLaboratoryMessage")).isNull();
        assertThat(hl7(obx("NM", "777-3", "18", "10*9/L", "F")).state()).isEqualTo(State.WAITING);
    }

    @Test
    void whatWasRefusedIsReplayedOnlyWhenAskedFor() {
        long refused = inbox.take(Protocol.HL7, null, "XSH|").messageId();

        assertThat(inbox.ids(null, null)).doesNotContain(refused);
        assertThat(inbox.ids(State.REFUSED, null)).contains(refused);
    }

    // ---------------------------------------------------------------- attempts

    /** The program ends with the message, as where the memory does; what is simulated is its end, not its words. */
    @Test
    void messageThatEndsTheProgramTwiceIsSetAsideAndStopsNothing() {
        doThrow(new OutOfMemoryError("of this test")).when(received).receive(eq(patient), any(), any(), any());
        long poison = keep(patient, "18");
        VirtualTime.set(java.time.Instant.now().plus(Duration.ofMinutes(2)));
        for (int start = 0; start < 2; start++) {
            assertThatThrownBy(() -> inbox.processLeftOver(Duration.ofMinutes(1)))
                    .isInstanceOf(OutOfMemoryError.class);
            assertThat(inbox.state(poison)).isEqualTo(State.RECEIVED);
        }
        String other = patient + "-other";
        enrolled.enrol(other, "male", BORN, "STRICT", "rapidlyEvolvingSevere");
        long next = keep(other, "236");
        VirtualTime.set(java.time.Instant.now().plus(Duration.ofMinutes(4)));

        inbox.processLeftOver(Duration.ofMinutes(1));

        assertThat(inbox.state(poison)).isEqualTo(State.FAILED);
        assertThat(inbox.state(next)).isEqualTo(State.PROCESSED);
        Task settle = task(new Taken(poison, State.FAILED, "", List.of()), "settleLaboratoryMessage");
        assertThat((String) tasks.getVariable(settle.getId(), "problem")).contains("could not be processed");
        verify(received, times(2)).receive(eq(patient), any(), any(), any());

        // whoever wants it read again while it still ends its reader is told so, and the task stays
        doThrow(new Unreadable(new IllegalStateException("of this test")))
                .when(received)
                .receive(eq(patient), any(), any(), any());
        assertThatThrownBy(() -> submit(settle, Map.of("settlement", "again", "reason", "")))
                .hasStackTraceContaining("can still not be read");
        assertThat(inbox.state(poison)).isEqualTo(State.FAILED);
        reset(received);
        doThrow(new OutOfMemoryError("of this test")).when(received).receive(eq(patient), any(), any(), any());

        // its sender heard nothing, and sends it again: no third attempt, no second task
        long again = keep(patient, "18");
        assertThat(inbox.process(again).state()).isEqualTo(State.DUPLICATE);
        verify(received, never()).receive(eq(patient), any(), any(), any());

        // it is read again when somebody asks for it by name
        reset(received);
        inbox.readmit(poison);
        assertThat(inbox.process(poison).state()).isEqualTo(State.PROCESSED);
        assertThat(counting()).containsExactly(18.0);
        assertThat(task(new Taken(poison, State.FAILED, "", List.of()), "settleLaboratoryMessage"))
                .isNull();
    }

    /** What began and has no end is an attempt: the program stopped in between. */
    @Test
    void attemptIsNotedBeforeItIsMade() {
        long poison = keep(patient, "18");
        inbox.begin(poison);
        assertThat(attempts(poison)).isEqualTo(1);

        assertThat(inbox.read(poison).state()).isEqualTo(State.PROCESSED);
        assertThat(attempts(poison)).isZero();
    }

    /** Kept and noted at once, and noted anew where it is another copy of the same. */
    @Test
    void attemptIsNotedWithTheArrivalOfAMessage() {
        String text = message("2.5.1", pid(patient, "19900228"), obr(), obx("NM", "777-3", "18", "10*9/L", "F"));
        for (int copy = 0; copy < 2; copy++) {
            Inbox.Arrived arrived = inbox.arrive(Protocol.HL7, null, text);
            assertThat(arrived.aside()).isEmpty();
            assertThat(attempts(arrived.messageId())).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("faultsOfConnectionsAndLocks")
    void faultOfConnectionsAndLocksNeverCounts(RuntimeException fault) {
        doThrow(fault).when(received).receive(eq(patient), any(), any(), any());
        long message = keep(patient, "18");
        for (int i = 0; i < 4; i++) {
            assertThat(inbox.process(message).state()).isEqualTo(State.RECEIVED);
        }
        assertThat(inbox.state(message)).isEqualTo(State.RECEIVED);
        assertThat(attempts(message))
                .as("for any other node, and after a restart")
                .isZero();

        reset(received);
        VirtualTime.set(java.time.Instant.now().plus(Duration.ofMinutes(2)));
        inbox.processLeftOver(Duration.ofMinutes(1));
        assertThat(inbox.state(message)).isEqualTo(State.PROCESSED);
        assertThat(counting()).containsExactly(18.0);
    }

    /** Two copies of one message, each begun on a node of its own: neither has ended its reader yet. */
    @Test
    void attemptThatIsUnderWayOnAnotherNodeDoesNotCount() {
        long first = keep(patient, "18");
        long second = keep(patient, "18");
        elsewhere(first);
        elsewhere(second);
        long third = keep(patient, "18");
        assertThat(inbox.process(third).state()).isEqualTo(State.PROCESSED);

        long alone = keep(patient, "19");
        VirtualTime.set(java.time.Instant.now().plus(Duration.ofMinutes(2)));
        elsewhere(alone);
        inbox.processLeftOver(Duration.ofMinutes(1));
        assertThat(inbox.state(alone)).as("left to the other node").isEqualTo(State.RECEIVED);

        // neither came to an end within the patience: their nodes have ended with them
        long later = keep(patient, "20");
        elsewhere(later);
        elsewhere(later);
        VirtualTime.set(java.time.Instant.now().plus(Duration.ofMinutes(4)));
        assertThat(inbox.process(later).state()).isEqualTo(State.FAILED);
        inbox.processLeftOver(Duration.ofMinutes(1));
        assertThat(inbox.state(alone)).isNotEqualTo(State.RECEIVED);
    }

    /** Begun now on another node. */
    private void elsewhere(long message) {
        database.update(
                "update laboratory_message set attempts = attempts + 1, attempt_by = 'another', attempt_at = ? where id = ?",
                time.now(),
                message);
    }

    static Stream<RuntimeException> faultsOfConnectionsAndLocks() {
        return Stream.of(
                new CannotCreateTransactionException("pool"),
                new PessimisticLockingFailureException("deadlock"),
                new QueryTimeoutException("slow"),
                new OptimisticLockingException("changed meanwhile"),
                new IllegalStateException(new SQLException("terminated by the operator", "57P01")),
                new IllegalStateException(new SQLException("The database has been closed", "90098")));
    }

    private long keep(String number, String platelets) {
        return inbox.keep(
                Protocol.HL7,
                null,
                message("2.5.1", pid(number, "19900228"), obr(), obx("NM", "777-3", platelets, "10*9/L", "F")));
    }

    private int attempts(long message) {
        return database.queryForObject("select attempts from laboratory_message where id = ?", Integer.class, message);
    }

    // ---------------------------------------------------------------- messages

    private List<Double> counting() {
        return results.of(patient).stream()
                .filter(LabResult::valid)
                .map(LabResult::lowValue)
                .toList();
    }

    private Taken hl7(String... segments) {
        Object[] all = new Object[segments.length + 2];
        all[0] = pid(patient, "19900228");
        all[1] = obr();
        System.arraycopy(segments, 0, all, 2, segments.length);
        return take(all);
    }

    private Taken take(Object... segments) {
        return inbox.take(Protocol.HL7, null, message("2.5.1", segments));
    }

    private static String message(String version, Object... segments) {
        StringBuilder text =
                new StringBuilder("MSH|^~\\&|LIS|LAB|PATHWAY|CLINIC|20260302120000||ORU^R01|M-1|P|" + version);
        for (Object segment : segments) {
            text.append('\r').append(segment);
        }
        return text.append('\r').toString();
    }

    private static String pid(String identifiers, String born) {
        return "PID|1||%s||Sample^Anna||%s|F".formatted(identifiers, born);
    }

    private static String obr() {
        return "OBR|1|P-1|L-1|CBC^Blood count^L|||20260302083000";
    }

    private static String obx(String type, String loinc, String value, String unit, String status) {
        return "OBX|1|%s|%s^A test^LN||%s|%s|||||%s".formatted(type, loinc, value, unit, status);
    }

    private Task task(Taken taken, String id) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey("laboratoryMessage-" + taken.messageId())
                .taskDefinitionKey(id)
                .singleResult();
    }

    private void submit(Task task, Map<String, Object> answers) {
        forms.submitTaskForm(task.getId(), new HashMap<>(answers));
    }
}
