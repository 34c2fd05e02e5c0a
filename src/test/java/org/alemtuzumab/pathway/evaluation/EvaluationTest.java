package org.alemtuzumab.pathway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.ReportedValue;
import org.alemtuzumab.pathway.results.Sample;
import org.alemtuzumab.pathway.results.Stage;
import org.alemtuzumab.pathway.text.Spelling;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:evaluation;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
class EvaluationTest {

    private static final LocalDate BASELINE = LocalDate.parse("2026-02-16");
    private static final LocalDate FIRST_INFUSION = LocalDate.parse("2026-03-02");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private LabResults results;

    @Autowired
    private Evaluation evaluation;

    @Autowired
    private Repeats repeats;

    @Autowired
    private HandEvaluation byHand;

    @Autowired
    private Findings findings;

    @Autowired
    private RuntimeService processes;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcTemplate sql;

    private String patient;

    @BeforeEach
    void aWomanTreatedInMarchWithANormalBaseline() {
        patient = patient("female", "STRICT");
        baseline();
        infused();
    }

    @AfterEach
    void letTheClockRun() {
        ClockUtil.reset();
    }

    // ---------------------------------------------------------------- values, units, baseline (A02)

    @Test
    void showsTheFiguresOfAFinding() {
        round("2026-12-06", "creatinine", "105 µmol/L");

        assertThat(evidence()).containsExactly("REN-1: 105 µmol/L, baseline 79.6, +31.9 %, limit +30 %, S1");
        assertThat(findings.of(patient)).singleElement().satisfies(finding -> {
            assertThat(finding.urgency()).isEqualTo(Urgency.URGENT);
            assertThat(finding.specialty()).isEqualTo("nephrology");
            assertThat(finding.analytes()).isEqualTo("creatinine");
            assertThat(finding.routedAt()).isNull();
            assertThat(finding.request().kind()).isNull();
        });
    }

    /** Among them HEM-3: few lymphocytes are the expected effect and no finding. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "platelets, 236 10*3/uL, ''",
        "platelets, '98,000 /uL', PLT-3",
        "platelets, 18000/µL, PLT-1",
        "platelets, 20 G/L, PLT-1",
        "platelets, 21 G/L, PLT-2",
        "platelets, 49 G/L, PLT-2",
        "platelets, 50 G/L, PLT-3",
        "platelets, 99 G/L, PLT-3",
        "platelets, 100 G/L, PLT-4 PLT-5",
        "platelets, 149 G/L, PLT-4",
        "platelets, 150 G/L, PLT-6",
        "platelets, 168 G/L, PLT-6",
        "platelets, 169 G/L, ''",
        "platelets, 236 G/L clumped, PLT-9",
        "platelets, 98 G/L clumped, PLT-3 PLT-9",
        "platelets, '98 G/L, platelet clumps seen', PLT-3 PLT-9",
        "platelets, 98 G/L (clumping), PLT-3 PLT-9",
        "creatinine, 88 µmol/L, ''",
        "creatinine, 103.4 µmol/L, REN-6",
        "creatinine, 1.17 mg/dL, REN-6",
        "creatinine, 1.18 mg/dL, REN-1",
        "tsh, 0.4 mIU/L, ''",
        "tsh, 0.39 mIU/L, THY-1",
        "tsh, 0.09 mIU/L, THY-1 THY-2",
        "alt, 190 U/L, LIV-2",
        "alt, 260 U/L, LIV-3b",
        "ast, 400 U/L, LIV-3",
        "alt, 60 U/L, LIV-1",
        "haemoglobin, 115 g/L, HEM-2",
        "haemoglobin, 11.6 g/dL, ''",
        "neutrophils, 0.9 G/L, HEM-1",
        "lymphocytes, 0.1 G/L, ''",
        "skinExam, suspicious, DER-1",
        "hpv, positive, SCR-07",
        "upcr, 22 mg/mmol, ''",
        "upcr, 26 mg/mmol, REN-3",
        "cd4, 40 /uL, ''",
    })
    void judgesAnalytesAgainstTheBaseline(String analyte, String text, String rules) {
        round("2026-10-06", analyte, text);

        assertThat(String.join(" ", rules())).isEqualTo(rules);
    }

    @Test
    void saysWhichReferenceRangeWasUsed() {
        round("2026-10-06", "alt", "190 U/L", "ast", "30 U/L", "tsh", "5.2 mIU/L");

        assertThat(evidence())
                .containsExactly(
                        "THY-1: 5.2 mIU/L, upper limit 4 mIU/L (centre), limit the upper limit, S4, trigger ⚙",
                        "LIV-2: ALT 190 U/L, 4.75 × upper limit 40 U/L (centre); "
                                + "AST 30 U/L, 0.75 × upper limit 40 U/L (centre), limit 3 × upper limit; order hepatitis B, "
                                + "C and E, CMV and EBV serology, autoantibodies and IgG, wait for none (LIV-6), ⚙");
    }

    @Test
    void showsWhatWasReportedInAnotherUnit() {
        round("2026-10-06", "platelets", "98,000 /uL");

        assertThat(evidence()).containsExactly("PLT-3: 98 ×10⁹/L, baseline 240, -59.2 %, limit < 100 ×10⁹/L, ⚙");
    }

    @Test
    void comparesWithTheMoreSensitiveValueBeforeALaterCourseWhereTheProfileSaysSo() {
        record("2027-02-10", "BASELINE", null, "platelets", "300 G/L");
        round("2027-06-10", "platelets", "205 G/L");
        assertThat(rules()).containsExactly("PLT-6");

        patient = patient("female", "KSA");
        baseline();
        infused();
        record("2027-02-10", "BASELINE", null, "platelets", "300 G/L");
        round("2027-06-10", "platelets", "205 G/L");
        assertThat(rules()).isEmpty();
    }

    @Test
    void neverComparesWithACountOfAnInfusionDay() {
        record("2026-03-06", "INFUSION", null, "platelets", "400 G/L");
        round("2026-04-06", "platelets", "180 G/L");

        assertThat(rules()).isEmpty();
    }

    @Test
    void neverComparesWithACountThatChecksAFallDuringACourse() {
        followUpResult("2026-03-20", followUp("RECHECK", "platelets", 1), "platelets", "400 G/L");
        round("2026-04-06", "platelets", "180 G/L");

        assertThat(rules()).isEmpty();
    }

    /** PLT-7: compared with or not, a count of the days before counts with a bleeding. */
    @Test
    void aCountOfTheCourseMakesABleedingAfterItAnEmergency() {
        record("2026-03-06", "INFUSION", null, "platelets", "90 G/L");
        record("2026-03-07", "REPORT", null, "bleeding", "petechiae");

        assertThat(findings.of(patient))
                .filteredOn(finding -> finding.rule().equals("PLT-7"))
                .extracting(Finding::urgency)
                .contains(Urgency.EMERGENCY);
    }

    @Test
    void judgesABaselineThatHasNothingToCompareWith() {
        patient = patient("male", "STRICT");
        record("2026-02-16", "BASELINE", null, "creatinine", "110 µmol/L", "platelets", "140 G/L", "alt", "200 U/L");

        assertThat(rules()).containsExactlyInAnyOrder("REN-9", "PLT-4", "LIV-3b");
    }

    @Test
    void holdsTheNextDoseOnAnAcuteFallAndKeepsTheUrgencyOfTheCount() {
        record("2026-03-04", "INFUSION", null, "platelets", "90 G/L");

        assertThat(rules()).containsExactlyInAnyOrder("PLT-3", "INF-11b");
        assertThat(finding("INF-11b").specialty()).isNull();
        assertThat(finding("INF-11b").request().kind()).isEqualTo(FollowUpKind.RECHECK);
        assertThat(finding("INF-11b").request().hours()).isEqualTo(48);
    }

    @Test
    void findsACreatinineRiseThatTheBaselineHides() {
        round("2026-08-06", "creatinine", "60 µmol/L");
        round("2026-09-06", "creatinine", "80 µmol/L");

        assertThat(evidence())
                .containsExactly("REN-9: 80 µmol/L, lowest 60, +33.3 %, limit +30 % over the lowest of 12 months, ⚙");
    }

    /** PRF-1: what S4 leaves to the centre; the version that held when the sample was taken judges it, however late. */
    @Test
    void judgesByTheLimitsOfTheVersionThatHeldOnTheDayAndKeepsItsName() {
        patient = patient("male", "KSA");
        baseline();
        infused();
        sql.update(
                "insert into profile_change (kind, profile, version_number, valid_from, valid_until, settings, reason, state, "
                        + "proposed_at, signed_by, signed_at) values ('RELAXATION', 'KSA', 1, ?, ?, ?, ?, 'SIGNED', ?, 'neurologist', ?)",
                LocalDate.parse("2026-08-01"),
                LocalDate.parse("2026-09-30"),
                "creatinineLimitPercent=40,upcrLimit=300",
                "S4 leaves it to the centre",
                instant("2026-07-30"),
                instant("2026-07-30"));

        record("2026-07-31", "BASELINE", null, "creatinine", "105 µmol/L");
        record("2026-08-01", "INFUSION", null, "creatinine", "105 µmol/L");
        record("2026-09-30", "FOLLOW_UP", null, "creatinine", "112 µmol/L", "upcr", "301 mg/g");
        round("2026-10-01", "upcr", "201 mg/g");
        clock("2026-10-02");
        results.record(sample("2026-09-05", "ROUND", null), Map.of("upcr", "300 mg/g"));
        evaluation.evaluatePending(patient);

        assertThat(findings.of(patient))
                .filteredOn(finding -> finding.rule().startsWith("REN"))
                .extracting(finding -> finding.judgedOn().toString(), Finding::profile, Finding::evidence)
                .containsExactly(
                        tuple("2026-07-31", "KSA", "REN-1: 105 µmol/L, baseline 79.6, +31.9 %, limit +30 %, S1"),
                        tuple("2026-08-01", "KSA/1", "REN-6: 105 µmol/L, baseline 79.6, +31.9 %, limit +15 %, ⚙"),
                        tuple(
                                "2026-09-30",
                                "KSA/1",
                                "REN-1: 112 µmol/L, baseline 79.6, +40.7 %, limit +40 %, centre's limit ⚙, S1: 30 %"),
                        tuple("2026-09-30", "KSA/1", "REN-3: 301 mg/g, limit 300 mg/g, centre's limit ⚙, S1: 200 mg/g"),
                        tuple("2026-10-01", "KSA", "REN-3: 201 mg/g, limit 200 mg/g, S1"));
    }

    @Test
    void countsNewCytopeniasOnly() {
        round("2026-10-06", "platelets", "145 G/L", "neutrophils", "1.5 G/L", "haemoglobin", "130 g/L");
        assertThat(rules()).containsExactlyInAnyOrder("PLT-4", "HEM-2");

        round("2026-11-06", "platelets", "145 G/L", "neutrophils", "1.5 G/L", "haemoglobin", "130 g/L");
        assertThat(rules()).containsExactlyInAnyOrder("PLT-4", "HEM-2", "PLT-4");
    }

    // ---------------------------------------------------------------- urine (A03, A17)

    @Test
    void repeatsAUrineWithBloodInMensesOnceAndClosesOnANormalRepeat() {
        round("2027-05-06", "urineRbc", "12 /HPF", "urineProtein", "neg", "creatinine", "82.8 µmol/L", "menses", "yes");
        assertThat(rules()).containsExactly("REN-4");
        assertThat(finding("REN-4").specialty()).isNull();
        assertThat(finding("REN-4").request().kind()).isEqualTo(FollowUpKind.REPEAT);
        assertThat(finding("REN-4").request().analytes()).isEqualTo("urineRbc");

        long repeat = followUp("REPEAT", "urineRbc", 1);
        followUpResult("2027-05-14", repeat, "urineRbc", "2 /HPF");

        assertThat(rules()).containsExactly("REN-4");
        assertThat(repeats.judge(repeat).outcome()).isEqualTo(Repeats.Next.CLOSE);
    }

    @Test
    void refersAUrineWithBloodInTheRepeat() {
        round("2027-11-06", "urineRbc", "15 /HPF", "menses", "yes");
        long repeat = followUp("REPEAT", "urineRbc", 1);
        followUpResult("2027-11-15", repeat, "urineRbc", "9 /HPF", "menses", "no", "urineCulture", "negative");

        assertThat(findings.of(patient))
                .extracting(Finding::rule, Finding::urgency, Finding::specialty)
                .containsExactly(tuple("REN-4", Urgency.REPEAT, null), tuple("REN-4", Urgency.URGENT, "nephrology"));
        assertThat(repeats.judge(repeat).outcome()).isEqualTo(Repeats.Next.ESCALATE);
    }

    @Test
    void neverWaitsWhenCreatinineRisesWithBloodInTheUrine() {
        round("2028-05-06", "urineRbc", "14 /HPF", "menses", "yes", "creatinine", "106.7 µmol/L");

        assertThat(rules()).containsExactlyInAnyOrder("REN-1", "REN-4", "REN-5");
        assertThat(finding("REN-5").urgency()).isEqualTo(Urgency.EMERGENCY);
        assertThat(finding("REN-5").evidence())
                .isEqualTo("REN-5: Creatinine 106.7 µmol/L, baseline 79.6, +34.1 %; Red cells in urine 14 RBC/HPF, "
                        + "limit +15 % with haematuria, USL, S4, figure ⚙");
    }

    @Test
    void asksForMensesAndJudgesTheUrineByTheAnswer() {
        round("2027-05-06", "urineRbc", "12 /HPF");
        assertThat(finding("REN-4").request().kind()).isEqualTo(FollowUpKind.CLARIFY);
        assertThat(finding("REN-4").request().analytes()).isEqualTo("menses");

        long question = followUp("CLARIFY", "menses", 1);
        followUpResult("2027-05-07", question, "menses", "yes");

        assertThat(findings.of(patient))
                .extracting(finding -> finding.request().kind())
                .containsExactly(FollowUpKind.CLARIFY, FollowUpKind.REPEAT);
        assertThat(repeats.judge(question).outcome()).isEqualTo(Repeats.Next.CLOSE);
    }

    @Test
    void takesAnUnansweredQuestionForUnexplained() {
        round("2027-05-06", "urineRbc", "12 /HPF");
        followUpResult("2027-05-07", followUp("CLARIFY", "menses", 1), "menses", "unknown");

        assertThat(findings.of(patient)).extracting(Finding::specialty).containsExactly(null, "nephrology");
    }

    @Test
    void neverAsksAManForMenses() {
        patient = patient("male", "STRICT");
        baseline();
        infused();
        round("2027-05-06", "urineBlood", "1+");

        assertThat(finding("REN-4").specialty()).isEqualTo("nephrology");
    }

    @Test
    void ordersTheRatioOnProteinUnlessItIsThere() {
        round("2026-10-06", "urineProtein", "1+");
        assertThat(finding("REN-2").request().analytes()).isEqualTo("upcr");
        assertThat(evaluation.evaluatePending(patient)).isTrue();

        patient = patient("male", "STRICT");
        baseline();
        infused();
        round("2026-10-06", "urineProtein", "1+", "upcr", "22 mg/mmol");
        assertThat(findings.of(patient)).extracting(Finding::listed).containsExactly(true);
        assertThat(evaluation.evaluatePending(patient)).isFalse();
    }

    @Test
    void judgesARatioTogetherWithTheUrineThatItWasOrderedFor() {
        round("2026-10-06", "urineProtein", "2+", "urineRbc", "12 /HPF", "menses", "no");
        followUpResult("2026-10-10", followUp("REFLEX", "upcr", 1), "upcr", "230 mg/g");

        assertThat(rules()).containsExactlyInAnyOrder("REN-2", "REN-4", "REN-3", "REN-5b");
    }

    // ---------------------------------------------------------------- repeats (RPT-1)

    @Test
    void refersTheSameBandInTheSecondRepeat() {
        round("2026-10-06", "platelets", "140 G/L");
        long repeat = followUp("REPEAT", "platelets", 1);
        followUpResult("2026-10-12", repeat, "platelets", "141 G/L");
        assertThat(findings.unrouted(patient)).hasSize(1);
        assertThat(repeats.judge(repeat).outcome()).isEqualTo(Repeats.Next.REPEAT);

        sql.update("update follow_up set attempt = 2 where id = ?", repeat);
        followUpResult("2026-10-19", repeat, "platelets", "139 G/L");
        assertThat(repeats.judge(repeat).outcome()).isEqualTo(Repeats.Next.REFER);
        assertThat(finding("RPT-1").specialty()).isEqualTo("haematology");
        assertThat(finding("RPT-1").urgency()).isEqualTo(Urgency.PROMPT);
        assertThat(finding("RPT-1").evidence()).startsWith("RPT-1: again in repeat 2: PLT-4: 139 ×10⁹/L");
    }

    @Test
    void raisesTheRowOfAWorseRepeatAtOnce() {
        round("2026-10-06", "platelets", "140 G/L");
        long repeat = followUp("REPEAT", "platelets", 1);
        followUpResult("2026-10-12", repeat, "platelets", "60 G/L");

        assertThat(rules()).containsExactly("PLT-4", "PLT-3");
        assertThat(repeats.judge(repeat).outcome()).isEqualTo(Repeats.Next.ESCALATE);
    }

    @Test
    void waitsForAFollowUpThatIsIncompleteOrUnreadable() {
        round("2026-10-06", "alt", "100 U/L");
        long repeat = followUp("REPEAT", "alt,ast", 1);
        followUpResult("2026-10-12", repeat, "alt", "30 U/L", "ast", "30");

        assertThat(repeats.judge(repeat).outcome()).isEqualTo(Repeats.Next.REPEAT);
    }

    // ---------------------------------------------------------------- early warning (PLT-6) and known findings (SAF-8)

    @Test
    void warnsEarlyOnceUntilTheCountFallsFurtherOrHasRecovered() {
        round("2026-05-06", "platelets", "168 G/L");
        round("2026-06-06", "platelets", "165 G/L");
        assertThat(alerted()).containsExactly("PLT-6");

        closeOpen(Outcome.NORMAL);
        round("2026-07-06", "platelets", "160 G/L");
        assertThat(alerted()).containsExactly("PLT-6");

        round("2026-08-06", "platelets", "151.2 G/L");
        assertThat(alerted()).containsExactly("PLT-6", "PLT-6");

        closeOpen(Outcome.NORMAL);
        round("2026-09-06", "platelets", "220 G/L");
        round("2026-10-06", "platelets", "168 G/L");
        assertThat(alerted()).containsExactly("PLT-6", "PLT-6", "PLT-6");
    }

    @Test
    void listsAConfirmedFindingUntilItIsWorseOrAnEmergency() {
        round("2026-06-06", "tsh", "6.0 mIU/L");
        findings.close(finding("THY-1"), Outcome.CONFIRMED);

        round("2026-09-06", "tsh", "6.2 mIU/L");
        round("2026-12-06", "tsh", "5.0 mIU/L");
        assertThat(alerted()).containsExactly("THY-1");
        assertThat(evaluation.evaluatePending(patient)).isTrue();

        round("2027-03-06", "tsh", "6.7 mIU/L");
        assertThat(alerted()).containsExactly("THY-1", "THY-1");

        round("2027-04-06", "platelets", "40 G/L");
        findings.close(finding("PLT-2"), Outcome.CONFIRMED);
        round("2027-05-06", "platelets", "41 G/L");
        assertThat(alerted()).containsExactly("THY-1", "THY-1", "PLT-2", "PLT-2");
    }

    /** SAF-8: 10 % of worsening where the specialist set none; the next worse band by its own rule at once. */
    @ParameterizedTest(name = "{0} {1}, {3}, then {2}: {4}")
    @CsvSource({
        "tsh, 6.0 mIU/L, 6.59 mIU/L, confirmed, THY-1",
        "tsh, 6.0 mIU/L, 6.6 mIU/L, confirmed, THY-1 THY-1",
        "tsh, 6.0 mIU/L, 4.2 mIU/L, confirmed, THY-1",
        "tsh, 6.0 mIU/L, 0.3 mIU/L, confirmed, THY-1 THY-1",
        "tsh, 0.3 mIU/L, 0.28 mIU/L, confirmed, THY-1",
        "tsh, 0.3 mIU/L, 0.27 mIU/L, confirmed, THY-1 THY-1",
        "tsh, 0.3 mIU/L, 0.09 mIU/L, confirmed, THY-1 THY-1 THY-2",
        "alt, 125 U/L, 137 U/L, observed, LIV-2",
        "alt, 125 U/L, 137.5 U/L, observed, LIV-2 LIV-2",
        "alt, 125 U/L, 210 U/L, observed, LIV-2 LIV-3b",
        "alt, 125 U/L, 125 U/L, excluded, LIV-2 LIV-2",
        "platelets, 90 G/L, 88 G/L, observed, PLT-3",
        "platelets, 90 G/L, 49 G/L, observed, PLT-3 PLT-2",
        "skinExam, suspicious, suspicious, observed, DER-1",
        "skinExam, suspicious, suspicious, confirmed, DER-1 DER-1"
    })
    void alertsAgainOnlyWhereAKnownFindingHasBecomeWorse(
            String analyte, String first, String then, String outcome, String alerts) {
        round("2026-06-06", analyte, first);
        List.copyOf(findings.of(patient))
                .forEach(finding -> findings.close(
                        finding, Spelling.read(Outcome.class, outcome).orElseThrow()));

        round("2026-09-06", analyte, then);

        assertThat(String.join(" ", alerted())).isEqualTo(alerts);
        assertThat(findings.of(patient))
                .as("what is not alerted is listed")
                .filteredOn(finding -> LocalDate.parse("2026-09-06").equals(finding.judgedOn()))
                .isNotEmpty();
    }

    /** SAF-8: what comes back after a recovery is a new matter; a value as urgent in between is none. */
    @ParameterizedTest(name = "{0} {1}, {2}, {3}: {4}")
    @CsvSource({
        "platelets, 80 G/L, 240 G/L, 85 G/L, PLT-3 PLT-3",
        "platelets, 80 G/L, 160 G/L, 85 G/L, PLT-3 PLT-6 PLT-3",
        "platelets, 80 G/L, 45 G/L, 85 G/L, PLT-3 PLT-2",
        "tsh, 6.0 mIU/L, 2.0 mIU/L, 5.0 mIU/L, THY-1 THY-1",
        "neutrophils, 0.8 G/L, 4 G/L, 0.8 G/L, HEM-1 HEM-1",
        "skinExam, suspicious, clear, suspicious, DER-1 DER-1"
    })
    void alertsAgainWhatComesBackAfterARecovery(
            String analyte, String first, String between, String then, String alerts) {
        round("2026-06-06", analyte, first);
        findings.of(patient).forEach(finding -> findings.close(finding, Outcome.OBSERVED));
        round("2026-09-06", analyte, between);
        findings.of(patient).stream()
                .filter(finding -> finding.open() && finding.specialty() == null)
                .forEach(finding -> findings.close(finding, Outcome.NORMAL));

        round("2026-12-06", analyte, then);

        assertThat(String.join(" ", alerted())).isEqualTo(alerts);
    }

    @Test
    void alertsAgainWhereAnotherValueOfTheKnownFindingHasBecomeWorse() {
        round("2026-06-06", "alt", "125 U/L", "ast", "30 U/L");
        findings.close(finding("LIV-2"), Outcome.CONFIRMED);

        round("2026-07-06", "alt", "125 U/L", "ast", "36 U/L");
        assertThat(alerted()).as("AST is normal").containsExactly("LIV-2");

        round("2026-08-06", "alt", "125 U/L", "ast", "150 U/L");
        assertThat(alerted()).containsExactly("LIV-2", "LIV-2");
    }

    @Test
    void raisesAgainWhatAReferralHasNotAnsweredYet() {
        round("2026-06-06", "creatinine", "105 µmol/L");
        round("2026-07-06", "creatinine", "105 µmol/L");

        assertThat(alerted()).containsExactly("REN-1", "REN-1");
    }

    // ---------------------------------------------------------------- what cannot be judged (SAF-1, SAF-9, SAF-10,
    // SAF-5)

    @Test
    void neverEvaluatesAnUnclearResultButAsks() {
        round("2026-12-06", "platelets", "180", "creatinine", "105 µmol/L");

        assertThat(rules()).containsExactly("SAF-1", "REN-1");
        assertThat(finding("SAF-1").urgency()).isEqualTo(Urgency.URGENT);
        assertThat(finding("SAF-1").request().kind()).isEqualTo(FollowUpKind.CLARIFY);
        assertThat(finding("SAF-1").request().analytes()).isEqualTo("platelets");
        assertThat(finding("SAF-1").evidence())
                .isEqualTo("SAF-1: Platelets \"180\" has no unit; ask the laboratory which one it is; "
                        + "not evaluated; clarify the same day, ⚙");
        assertThat(results.present(patient, LocalDate.parse("2026-12-06"), LocalDate.parse("2026-12-07")))
                .containsExactly("creatinine");
    }

    @Test
    void asksAboutAnUnclearResultThatIsJudgedByHand() {
        clock("2026-12-06");
        results.record(sample("2026-12-06", "ROUND", null), Map.of("platelets", "180"));

        assertThat(byHand.pending(patient)).contains("platelets of 2026-12-06: 180");
        assertThat(byHand.judge(
                        patient,
                        waiting(),
                        new EvaluateByHand(false, Optional.empty(), Optional.empty(), "Nothing else")))
                .isTrue();
        assertThat(finding("SAF-1").request().kind()).isEqualTo(FollowUpKind.CLARIFY);
        assertThat(finding("SAF-1").urgency()).isEqualTo(Urgency.EMERGENCY);
        assertThat(finding("SAF-1").request().hours())
                .as("the hour is the table's")
                .isNull();
        assertThat(evaluation.evaluatePending(patient)).isTrue();
        assertThat(rules()).containsExactly("SAF-1");
    }

    /** SAF-7: who answers has seen what the form showed, and nothing that came since. */
    @Test
    void judgesByHandOnlyWhatTheFormShowed() {
        clock("2026-12-06");
        results.record(sample("2026-12-06", "ROUND", null), Map.of("haptoglobin", "1.0 g/L"));
        Task task = handEvaluation();
        results.record(sample("2026-12-06", "ROUND", null), Map.of("platelets", "18 G/L"));

        tasks.complete(task.getId(), Map.of("abnormal", "no", "reason", "Haptoglobin is normal"));

        assertThat(waiting()).as("the count is still to be judged").hasSize(1);
        assertThat(evaluation.evaluatePending(patient)).isTrue();
        assertThat(rules()).containsExactly("PLT-1");
    }

    @Test
    void refusesToCallNormalByHandWhatWasNotShown() {
        Task task = handEvaluation();
        clock("2026-12-06");
        results.record(sample("2026-12-06", "ROUND", null), Map.of("platelets", "18 G/L"));

        assertThatThrownBy(() -> tasks.complete(task.getId(), Map.of("abnormal", "no", "reason", "Nothing to see")))
                .hasMessageContaining("No result is shown here, so none can be called normal (SAF-7)");
        assertThat(waiting()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} \"{1}\"")
    @CsvSource({"platelets, 18", "platelets, 18.000 /uL", "platelets, '18,000 10*9/L'", "platelets, 18 /uL", "alt, 900"
    })
    void phonesTheLaboratoryWhereAnUnclearResultMayBeAnEmergency(String analyte, String text) {
        round("2026-12-06", analyte, text);

        assertThat(finding("SAF-1").urgency()).isEqualTo(Urgency.EMERGENCY);
        assertThat(finding("SAF-1").request().hours()).isEqualTo(1);
    }

    /** REN-5: blood in the urine makes an emergency of any rise of creatinine. */
    @Test
    void phonesTheLaboratoryOnceAnotherResultMakesAnEmergencyOfWhatTheUnclearOneMayMean() {
        round("2026-12-06", "creatinine", "95");
        assertThat(finding("SAF-1").urgency()).isEqualTo(Urgency.URGENT);

        round("2026-12-06", "urineRbc", "12 /HPF", "menses", "no");

        assertThat(findings.of(patient))
                .filteredOn(finding -> finding.rule().equals("SAF-1"))
                .extracting(Finding::urgency, Finding::overtaken)
                .containsExactly(tuple(Urgency.URGENT, true), tuple(Urgency.EMERGENCY, false));
        evaluation.evaluatePending(patient);
        assertThat(findings.of(patient))
                .filteredOn(finding -> finding.rule().equals("SAF-1"))
                .hasSize(2);
    }

    @Test
    void doesNotPhoneTheLaboratoryForTheEmergencyOfAnotherResult() {
        round("2026-12-06", "platelets", "180", "neutrophils", "0.4 G/L");

        assertThat(finding("HEM-1").urgency()).isEqualTo(Urgency.EMERGENCY);
        assertThat(finding("SAF-1").urgency()).isEqualTo(Urgency.URGENT);
    }

    @Test
    void judgesACensoredValueWhereItsWholeIntervalLiesInOneRow() {
        round("2026-06-06", "tsh", "<0.01 mIU/L");
        round("2026-07-06", "upcr", "> 1000 mg/g", "urineRbc", "0-2 /HPF");

        assertThat(rules()).containsExactlyInAnyOrder("THY-1", "THY-2", "REN-3");
        assertThat(finding("REN-3").evidence()).isEqualTo("REN-3: > 1000 mg/g, limit 200 mg/g, S1");
    }

    @Test
    void asksForTheExactValueWhereACensoredOneLiesInMoreThanOneRow() {
        round("2026-06-06", "platelets", "<120 G/L");
        assertThat(rules()).containsExactly("SAF-9");
        assertThat(finding("SAF-9").urgency()).isEqualTo(Urgency.EMERGENCY);

        patient = patient("male", "STRICT");
        baseline();
        infused();
        round("2026-06-06", "tsh", "> 0.3 mIU/L");
        assertThat(rules()).containsExactly("SAF-9");
        assertThat(finding("SAF-9").urgency()).isEqualTo(Urgency.URGENT);
        assertThat(finding("SAF-9").evidence())
                .isEqualTo("SAF-9: TSH \"> 0.3 mIU/L\": may mean different things, ask for the exact value "
                        + "(possible: THY-1), ⚙");
    }

    @Test
    void asksOnceForTheReferenceOfAPatientWithoutBaseline() {
        patient = patient("male", "STRICT");
        infused();
        round("2026-06-06", "platelets", "160 G/L", "alt", "30 U/L", "creatinine", "80 µmol/L", "tsh", "2 mIU/L");
        round("2026-07-06", "platelets", "160 G/L", "ast", "30 U/L");

        assertThat(findings.of(patient))
                .extracting(Finding::rule, finding -> finding.request().analytes())
                .containsExactly(tuple("SAF-10", "platelets,alt,creatinine"), tuple("SAF-10", "ast"));

        followUpResult("2026-07-07", followUp("REFERENCE", "platelets", 1), "platelets", "260 G/L");
        round("2026-08-06", "platelets", "160 G/L");
        assertThat(rules()).contains("PLT-6");
    }

    /** SAF-9: a limit is no number to compare with, so there is no baseline. */
    @Test
    void asksForTheReferenceWhereTheBaselineIsOnlyALimit() {
        patient = patient("male", "STRICT");
        record("2026-02-16", "BASELINE", null, "creatinine", "< 60 µmol/L");
        infused();
        round("2026-06-06", "creatinine", "80 µmol/L");

        assertThat(findings.of(patient))
                .extracting(Finding::rule, finding -> finding.request().analytes())
                .containsExactly(tuple("SAF-10", "creatinine"));
    }

    @Test
    void doesNotAskForAReferenceAgainWhereALaterResultIsWithdrawn() {
        patient = patient("male", "STRICT");
        infused();
        round("2026-06-06", "creatinine", "80 µmol/L");
        findings.close(finding("SAF-10"), Outcome.REPORTED);
        round("2026-07-06", "creatinine", "82 µmol/L");

        results.record(
                sample("2026-07-06", "ROUND", null),
                List.of(new ReportedValue(
                        "creatinine", "", true, null, Stage.WITHDRAWN, null, "Central laboratory", null, null, null)));
        evaluation.evaluatePending(patient);

        assertThat(findings.of(patient)).allMatch(finding -> !finding.open());
    }

    @Test
    void storesTheSameReportOfTheSameDayOnce() {
        round("2026-12-06", "creatinine", "105 µmol/L");
        round("2026-12-06", "creatinine", " 105 µmol/L ");

        assertThat(results.of(patient))
                .filteredOn(result -> result.analyte().equals("creatinine"))
                .hasSize(2);
        assertThat(rules()).containsExactly("REN-1");
    }

    @Test
    void judgesBothValuesWhereOneDayHasTwo() {
        clock("2026-12-06");
        results.record(sample("2026-12-06", "ROUND", null), Map.of("platelets", "18 G/L"));
        results.record(sample("2026-12-06", "ROUND", null), Map.of("platelets", "200 G/L"));
        evaluation.evaluatePending(patient);

        assertThat(rules()).containsExactly("PLT-1");
    }

    @Test
    void refusesASampleFromTheFuture() {
        clock("2026-12-06");

        assertThatThrownBy(() -> results.record(sample("2026-12-07", "ROUND", null), Map.of("tsh", "1 mIU/L")))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("2026-12-07");
    }

    @Test
    void evaluatesNothingTwice() {
        round("2026-12-06", "creatinine", "105 µmol/L");
        evaluation.evaluatePending(patient);

        assertThat(rules()).containsExactly("REN-1");
        assertThat(results.of(patient))
                .allSatisfy(result -> assertThat(result.evaluatedAt()).isNotNull());
    }

    // ---------------------------------------------------------------- a patient's data

    private String patient(String sex, String profile) {
        String number = "E" + NUMBER.incrementAndGet();
        sql.update(
                "insert into patient (number, active_number, sex, birth_date, profile, indication, enrolled_at) "
                        + "values (?, ?, ?, ?, ?, ?, ?)",
                number,
                number,
                sex,
                LocalDate.parse("1992-01-01"),
                profile,
                "highlyActive",
                instant("2026-01-10"));
        return number;
    }

    private void infused() {
        sql.update(
                "insert into course (patient_number, course_number, state, began_on, last_infusion_on) "
                        + "values (?, 1, 'COMPLETED', ?, ?)",
                patient,
                FIRST_INFUSION,
                FIRST_INFUSION.plusDays(4));
    }

    private void baseline() {
        record(
                BASELINE.toString(),
                "BASELINE",
                null,
                "platelets",
                "240 G/L",
                "creatinine",
                "0.90 mg/dL",
                "haemoglobin",
                "135 g/L",
                "neutrophils",
                "4 G/L",
                "alt",
                "22 U/L",
                "ast",
                "20 U/L",
                "tsh",
                "1.8 mIU/L");
        assertThat(findings.of(patient)).isEmpty();
    }

    private void round(String day, String... reported) {
        record(day, "ROUND", null, reported);
    }

    private void followUpResult(String day, long followUp, String... reported) {
        record(day, "FOLLOW_UP", followUp, reported);
    }

    private void record(String day, String context, Long followUp, String... reported) {
        clock(day);
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < reported.length; i += 2) {
            texts.put(reported[i], reported[i + 1]);
        }
        results.record(sample(day, context, followUp), texts);
        evaluation.evaluatePending(patient);
    }

    private Sample sample(String day, String context, Long followUp) {
        return new Sample(patient, LocalDate.parse(day), context, null, followUp, "nurse");
    }

    private long followUp(String kind, String analytes, int attempt) {
        sql.update(
                "insert into follow_up (patient_number, kind, analytes, urgency, assigned_group, attempt, "
                        + "due_at, state, opened_at) values (?, ?, ?, 'REPEAT', 'msNurse', ?, ?, 'OPEN', ?)",
                patient,
                kind,
                analytes,
                attempt,
                instant("2030-01-01"),
                instant("2026-01-01"));
        return sql.queryForObject("select max(id) from follow_up", Long.class);
    }

    /** The task that opens where the automatic evaluation takes too long. */
    private Task handEvaluation() {
        ProcessInstance process = processes
                .createProcessInstanceByKey("evaluation")
                .setVariable("patientNumber", patient)
                .startBeforeActivity("evaluateByHand")
                .execute();
        return tasks.createTaskQuery().processInstanceId(process.getId()).singleResult();
    }

    private List<Long> waiting() {
        return results.of(patient).stream()
                .filter(result -> result.evaluatedAt() == null)
                .map(LabResult::id)
                .toList();
    }

    private void closeOpen(Outcome outcome) {
        findings.of(patient).stream().filter(Finding::open).forEach(open -> findings.close(open, outcome));
    }

    private Finding finding(String rule) {
        return findings.of(patient).stream()
                .filter(finding -> finding.rule().equals(rule))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private List<String> rules() {
        return findings.of(patient).stream().map(Finding::rule).toList();
    }

    private List<String> alerted() {
        return findings.of(patient).stream()
                .filter(finding -> !finding.listed())
                .map(Finding::rule)
                .toList();
    }

    private List<String> evidence() {
        return findings.of(patient).stream().map(Finding::evidence).toList();
    }

    private static void clock(String day) {
        ClockUtil.setCurrentTime(
                Date.from(LocalDate.parse(day).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)));
    }

    private static Timestamp instant(String day) {
        return Timestamp.valueOf(LocalDate.parse(day).atStartOfDay());
    }
}
