package org.alemtuzumab.pathway.monitoring;

import static org.alemtuzumab.pathway.monitoring.MonitoredPatient.DAY;
import static org.alemtuzumab.pathway.monitoring.MonitoredPatient.panel;
import static org.alemtuzumab.pathway.monitoring.MonitoredPatient.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.results.Analyte.Range;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Recorded.Change;
import org.alemtuzumab.pathway.results.ReportedValue;
import org.alemtuzumab.pathway.results.Stage;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** What the laboratory reports finds its round, its judgement and the task that waits for it, whatever happens to it. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:received;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class ReceivedResultsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private LabResults results;

    @Autowired
    private TaskService tasks;

    private MonitoredPatient patient;

    @BeforeEach
    void aWomanInRound1() {
        patient = new MonitoredPatient(beans, "RR" + NUMBER.incrementAndGet());
    }

    @AfterEach
    void letTimeGo() {
        patient.story.close();
    }

    // ---- The round

    @Test
    void aCompleteNormalRoundClosesItselfAndLeavesNoTask() {
        patient.receive(DAY, panel("S-1", Map.of()).toArray(ReportedValue[]::new));

        assertThat(patient.rounds()).containsExactly("COMPLETE");
        assertThat(patient.findings()).isEmpty();
        assertThat(patient.story.openTasks()).isEmpty();
    }

    /** MON-03: the laboratory has the samples, and only the patient the answers. */
    @Test
    void theLaboratoryAndThePatientsOwnAnswersCompleteARoundWithoutANurse() {
        Map<String, String> unanswered = new HashMap<>();
        unanswered.put("symptoms", null);
        unanswered.put("contraception", null);
        unanswered.put("breastfeeding", null);
        patient.receive(DAY, panel("S-1", unanswered).toArray(ReportedValue[]::new));
        assertThat((String) patient.story.shown("recordRoundResults", "panel"))
                .satisfies(rest -> assertThat(rest.split(",")).contains("symptoms", "contraception", "breastfeeding"))
                .doesNotContain("platelets", "creatinine", "alt");

        patient.receive(
                DAY,
                ReportedValue.typed("symptoms", "none"),
                ReportedValue.typed("contraception", "notNeeded"),
                ReportedValue.typed("breastfeeding", "no"));

        assertThat(patient.rounds()).containsExactly("COMPLETE");
        assertThat(patient.story.openTasks()).isEmpty();
    }

    @Test
    void anOpenEntryTaskAsksForTheRestOnly() {
        patient.receive(DAY, value("alt", "22 U/L"), value("ast", "20 U/L"), value("platelets", "236 10*3/uL"));

        assertThat(patient.rounds()).containsExactly("OPEN");
        assertThat((String) patient.story.shown("recordRoundResults", "panel"))
                .satisfies(rest -> assertThat(rest.split(","))
                        .doesNotContain("alt", "ast", "platelets")
                        .contains("creatinine", "urineRbc"));
    }

    @Test
    void aSampleOfTheClosedRoundCompletesItLateAndLeavesTheOpenOneOpen() {
        patient.story.until("2026-05-06T12:00");
        assertThat(patient.rounds()).containsExactly("MISSED", "OPEN");

        patient.receive(DAY, value("creatinine", "105 umol/L"));

        assertThat(patient.rounds()).containsExactly("LATE_PARTIAL", "OPEN");
        assertThat(patient.referrals()).containsExactly("nephrology URGENT");
        assertThat(patient.allFindings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("REN-1");
            assertThat(finding.request().kind()).isEqualTo(FollowUpKind.REPEAT);
            assertThat(finding.request().analytes()).isEqualTo("creatinine");
            assertThat(finding.request().hours()).isEqualTo(24);
        });
        assertThat(beans.getBean(Rounds.class)
                        .gapText(beans.getBean(Rounds.class)
                                .of(patient.number)
                                .get(1)
                                .id()))
                .contains("round 1, due on 2026-04-06, was seen 30 days after sampling");

        patient.receive(DAY, panel("S-1", Map.of("creatinine", "105 umol/L")).toArray(ReportedValue[]::new));
        assertThat(patient.rounds()).containsExactly("LATE_COMPLETE", "OPEN");
        assertThat(patient.allFindings()).hasSize(1);
    }

    @Test
    void aSampleBeforeTheFirstInfusionIsPartOfTheBaselineHoweverLateItComes() {
        patient.receive(DAY, value("haemoglobin", "114 g/L"));
        assertThat(patient.findings()).containsExactly("HEM-2 URGENT haematology haemoglobin");

        // it was 118 before the first infusion already: nothing has fallen
        patient.receive(LocalDate.of(2026, 2, 27), value("S-0", Stage.FINAL, "haemoglobin", "118 g/L"));

        assertThat(patient.findings()).isEmpty();
        assertThat(patient.referrals()).containsExactly("haematology URGENT");
        assertThat(patient.allFindings().stream().map(Finding::rule)).containsExactly("HEM-2", "SAF-4");
        assertThat(patient.story.isOpen("acknowledgeReferral")).isTrue();
    }

    @Test
    void refusesASampleFromTheFuture() {
        assertThatThrownBy(() -> patient.receive(DAY.plusDays(1), value("alt", "22 U/L")))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessageContaining("in the future");
    }

    // ---- Twice, corrected, withdrawn

    @Test
    void theSameValueAgainIsOneResultInWhateverUnitItComes() {
        patient.receive(DAY, value("platelets", "98 10*9/L"));
        var again = patient.receive(DAY, value("platelets", "98 10*9/L"), value("platelets", "98000 /uL"));

        assertThat(again.recorded()).allMatch(each -> each.change() == Change.DUPLICATE);
        assertThat(again.changed()).isFalse();
        assertThat(patient.allFindings()).hasSize(1);
        assertThat(patient.referrals()).containsExactly("haematology URGENT");
    }

    @Test
    void whatANurseHasTypedIsNotStoredTwice() {
        patient.story.complete("recordRoundResults", Map.of("collectedOn", DAY.toString(), "platelets", "98,000 /uL"));
        var receipt = patient.receive(DAY, value("platelets", "98 10*9/L"));

        assertThat(receipt.count(Change.DUPLICATE)).isEqualTo(1);
        assertThat(counts("platelets")).containsExactly("98,000 /uL VALID");
        assertThat(results.latest(patient.number, "platelets").orElseThrow().accession())
                .isEqualTo("S-1");
    }

    @Test
    void aCorrectionTakesThePlaceOfTheValueAndTheReferralStaysAPersonsMatter() {
        patient.receive(DAY, value("platelets", "98 10*9/L"));
        assertThat(patient.findings()).containsExactly("PLT-3 URGENT haematology platelets");

        patient.receive(DAY, value("S-1", Stage.CORRECTED, "platelets", "236 10*9/L"));

        assertThat(counts("platelets")).containsExactly("98 10*9/L SUPERSEDED", "236 10*9/L VALID");
        assertThat(patient.findings()).isEmpty();
        assertThat(patient.referrals()).containsExactly("haematology URGENT");
        Finding flag = patient.allFindings().get(1);
        assertThat(flag.evidence())
                .startsWith("SAF-4: holds no longer after a correction")
                .contains("PLT-3: 98");
        assertThat(flag.specialty()).isEqualTo("haematology");
        assertThat(patient.allFindings().get(0).open()).isTrue();
    }

    @Test
    void aCorrectionForTheWorseIsAFindingOfItsOwn() {
        patient.receive(DAY, value("platelets", "98 10*9/L"));
        patient.receive(DAY, value("S-1", Stage.CORRECTED, "platelets", "18 10*9/L"));

        assertThat(patient.findings()).containsExactly("PLT-1 EMERGENCY haematology platelets");
        assertThat(patient.referrals()).containsExactly("haematology EMERGENCY");
        assertThat(patient.allFindings().stream().map(Finding::rule)).containsExactly("PLT-3", "PLT-1");
    }

    @Test
    void aCorrectionWithinTheBandKeepsTheFinding() {
        patient.receive(DAY, value("platelets", "98 10*9/L"));
        patient.receive(DAY, value("S-1", Stage.CORRECTED, "platelets", "97 10*9/L"));

        assertThat(patient.allFindings()).singleElement().satisfies(finding -> assertThat(finding.evidence())
                .contains("97 ×10⁹/L")
                .contains("before: PLT-3: 98"));
    }

    @Test
    void aCorrectionOfTheDayMovesTheSample() {
        patient.receive(DAY, value("platelets", "98 10*9/L"));
        patient.receive(DAY.minusDays(1), value("S-1", Stage.CORRECTED, "platelets", "98 10*9/L"));

        assertThat(counts("platelets")).containsExactlyInAnyOrder("98 10*9/L SUPERSEDED", "98 10*9/L VALID");
        assertThat(results.latest(patient.number, "platelets").orElseThrow().collectedOn())
                .isEqualTo(DAY.minusDays(1));
        assertThat(patient.findings()).containsExactly("PLT-3 URGENT haematology platelets");
    }

    @Test
    void aCorrectionOfTheDayIntoAnotherRoundIsAskedInWhateverOrder() {
        patient.story.until("2026-05-06T12:00");
        LocalDate next = LocalDate.of(2026, 5, 6);
        ReportedValue first = issued("2026-04-07T08:00Z", value("platelets", "98 10*9/L"));
        ReportedValue corrected = issued("2026-05-06T08:00Z", value("S-1", Stage.CORRECTED, "platelets", "236 10*9/L"));
        patient.receive(DAY, first);
        patient.receive(next, corrected);
        MonitoredPatient other = new MonitoredPatient(beans, patient.number + "Y");
        other.story.until("2026-05-06T12:00");
        other.receive(next, corrected);
        other.receive(DAY, first);

        assertThat(counts("platelets")).containsExactly("98 10*9/L VALID", "236 10*9/L VALID");
        assertThat(patient.findings())
                .containsExactly("PLT-3 URGENT haematology platelets", "SAF-5 URGENT null platelets");
        assertThat(other.findings()).isEqualTo(patient.findings());
        assertThat(other.receive(DAY, first).changed()).isFalse();
        assertThat(other.receive(next, corrected).changed()).isFalse();
        other.story.close();
    }

    @Test
    void aWithdrawalOnADayOfAnotherRoundIsAsked() {
        patient.receive(DAY, value("platelets", "98 10*9/L"));
        patient.story.until("2026-05-06T12:00");
        ReportedValue withdrawn = value("S-1", Stage.WITHDRAWN, "platelets", null);
        patient.receive(LocalDate.of(2026, 5, 6), withdrawn);

        assertThat(counts("platelets")).contains("98 10*9/L VALID");
        assertThat(patient.findings()).anyMatch(finding -> finding.startsWith("SAF-1 "));
        assertThat(patient.receive(LocalDate.of(2026, 5, 6), withdrawn).changed())
                .isFalse();
    }

    private static ReportedValue issued(String at, ReportedValue value) {
        return new ReportedValue(
                value.analyte(),
                value.text(),
                value.exactDecimal(),
                value.reference(),
                value.stage(),
                value.accession(),
                value.source(),
                null,
                java.time.OffsetDateTime.parse(at),
                null);
    }

    @Test
    void aNumberUsedAgainOnAnotherDayIsAsked() {
        patient.receive(DAY.minusDays(2), value("platelets", "236 10*9/L"));
        ReportedValue otherDay = value("platelets", "236 10*9/L");
        var again = patient.receive(DAY, otherDay);

        assertThat(again.count(Change.CONTRADICTS)).isEqualTo(1);
        assertThat(counts("platelets")).containsExactly("236 10*9/L VALID", "236 10*9/L VALID");
        assertThat(patient.findings()).containsExactly("SAF-5 URGENT null platelets");
        assertThat(patient.receive(DAY, otherDay).changed()).isFalse();
    }

    @Test
    void aNumberUsedAgainInTheNextRoundIsNoSampleOfThatRound() {
        patient.receive(DAY, panel("S-1", Map.of()).toArray(ReportedValue[]::new));
        patient.story.until("2026-05-06T12:00");

        patient.receive(LocalDate.of(2026, 5, 6), panel("S-1", Map.of()).toArray(ReportedValue[]::new));

        assertThat(patient.rounds()).containsExactly("COMPLETE", "OPEN");
        assertThat(patient.findings()).isNotEmpty().allMatch(finding -> finding.startsWith("SAF-5 "));
    }

    @Test
    void aCorrectionThatOvertakesItsOriginalCountsAllTheSame() {
        patient.receive(DAY, value("S-1", Stage.CORRECTED, "platelets", "236 10*9/L"));
        var late = patient.receive(DAY, value("platelets", "98 10*9/L"));

        assertThat(late.count(Change.OUTDATED)).isEqualTo(1);
        assertThat(counts("platelets")).containsExactlyInAnyOrder("236 10*9/L VALID", "98 10*9/L SUPERSEDED");
        assertThat(patient.findings()).isEmpty();
        assertThat(patient.referrals()).isEmpty();
    }

    @Test
    void aPreliminaryValueIsJudgedAtOnceAndGivesWayToTheFinalOne() {
        patient.receive(DAY, value("S-1", Stage.PRELIMINARY, "platelets", "18 10*9/L"));
        assertThat(patient.referrals()).containsExactly("haematology EMERGENCY");

        patient.receive(DAY, value("platelets", "18 10*9/L"));
        assertThat(counts("platelets")).containsExactly("18 10*9/L VALID");
        assertThat(results.latest(patient.number, "platelets").orElseThrow().stage())
                .isEqualTo("FINAL");
    }

    @Test
    void twoValuesOfOneSampleWithoutACorrectionAreBothJudgedAndAsked() {
        patient.receive(DAY, value("platelets", "236 10*9/L"));
        var receipt = patient.receive(DAY, value("platelets", "18 10*9/L"));

        assertThat(receipt.count(Change.CONTRADICTS)).isEqualTo(1);
        assertThat(patient.findings())
                .containsExactly("PLT-1 EMERGENCY haematology platelets", "SAF-5 EMERGENCY null platelets");
        assertThat(patient.story.isOpen("recordFollowUpResults")).isTrue();

        patient.receive(DAY, value("S-1", Stage.CORRECTED, "platelets", "236 10*9/L"));
        assertThat(patient.story.isOpen("recordFollowUpResults")).isFalse();
        assertThat(patient.findings()).isEmpty();
        assertThat(patient.referrals()).containsExactly("haematology EMERGENCY");
    }

    @Test
    void whatWasEnteredInErrorNoLongerCountsAndIsMissingAgain() {
        patient.receive(DAY, panel("S-1", Map.of("alt", "190 U/L")).toArray(ReportedValue[]::new));
        assertThat(patient.rounds()).containsExactly("COMPLETE");
        MonitoredPatient other = new MonitoredPatient(beans, patient.number + "X");

        other.receive(DAY, value("alt", "190 U/L"));
        other.receive(DAY, value("S-1", Stage.WITHDRAWN, "alt", null));

        assertThat(other.findings()).isEmpty();
        assertThat((String) other.story.shown("recordRoundResults", "panel")).contains("alt");
        assertThat(other.allFindings().stream().map(Finding::rule)).containsExactly("LIV-2", "SAF-4");
    }

    @Test
    void aValueThatComesAfterItsWithdrawalIsAsked() {
        patient.receive(DAY, value("S-1", Stage.WITHDRAWN, "alt", null));
        patient.receive(DAY, issued("2026-04-06T05:00Z", value("alt", "22 U/L")));

        assertThat(patient.findings())
                .singleElement()
                .asString()
                .startsWith("SAF-1 ")
                .endsWith(" null alt");
    }

    // ---- Comparisons and follow-ups

    @Test
    void aLateValueChangesTheLaterComparisonsWithThePreviousOne() {
        patient.story.until("2026-05-06T12:00");
        patient.receive(LocalDate.of(2026, 5, 6), value("S-2", Stage.FINAL, "platelets", "175 10*9/L"));
        assertThat(patient.findings()).isEmpty();

        patient.receive(DAY, value("platelets", "360 10*9/L"));

        // 175 is 51 % below 360, and no further from the baseline than before
        assertThat(patient.findings()).containsExactly("PLT-5 REPEAT null platelets");
    }

    @Test
    void aRepeatThatTheLaboratoryReportsIsNotTypedAgain() {
        patient.receive(DAY, value("platelets", "149 10*9/L"));
        assertThat(patient.story.isOpen("recordFollowUpResults")).isTrue();

        patient.story.until("2026-04-09T12:00");
        patient.receive(LocalDate.of(2026, 4, 9), value("S-2", Stage.FINAL, "platelets", "230 10*9/L"));

        assertThat(patient.story.isOpen("recordFollowUpResults")).isFalse();
        assertThat(patient.story.passed("followUpAnswered")).isEqualTo(1);
        assertThat(patient.referrals()).isEmpty();
    }

    /** RPT-1: also where nobody types anything. */
    @Test
    void aRepeatThatShowsTheSameAgainAsksForASecondOneAndThenForASpecialist() {
        patient.receive(DAY, value("platelets", "149 10*9/L"));
        patient.story.until("2026-04-08T12:00");
        patient.receive(LocalDate.of(2026, 4, 8), value("S-2", Stage.FINAL, "platelets", "147 10*9/L"));
        assertThat((String) patient.story.shown("recordFollowUpResults", "whatToDo"))
                .contains("repeat number 2");
        assertThat(patient.referrals()).isEmpty();

        patient.story.until("2026-04-10T12:00");
        patient.receive(LocalDate.of(2026, 4, 10), value("S-3", Stage.FINAL, "platelets", "148 10*9/L"));

        assertThat(patient.story.isOpen("recordFollowUpResults")).isFalse();
        assertThat(patient.referrals()).containsExactly("haematology PROMPT");
    }

    @Test
    void aRepeatThatIsCorrectedAfterItClosedIsAskedForAgain() {
        patient.receive(DAY, value("platelets", "149 10*9/L"));
        patient.story.until("2026-04-09T12:00");
        patient.receive(LocalDate.of(2026, 4, 9), value("S-2", Stage.FINAL, "platelets", "230 10*9/L"));
        assertThat(patient.story.isOpen("recordFollowUpResults")).isFalse();

        patient.receive(LocalDate.of(2026, 4, 9), value("S-2", Stage.CORRECTED, "platelets", "130 10*9/L"));

        assertThat(patient.story.isOpen("recordFollowUpResults")).isTrue();
        patient.story.until("2026-04-11T12:00");
        patient.receive(LocalDate.of(2026, 4, 11), value("S-3", Stage.FINAL, "platelets", "231 10*9/L"));
        assertThat(patient.story.isOpen("recordFollowUpResults")).isFalse();
        assertThat(patient.allFindings()).allMatch(finding -> !finding.open());
    }

    /** Its follow-up had handed it on as worse, so that nobody waits for another count any more. */
    @Test
    void aWorseRepeatThatIsCorrectedIntoTheFirstBandIsRepeated() {
        patient.receive(DAY, value("platelets", "149 10*9/L"));
        patient.story.until("2026-04-09T12:00");
        patient.receive(LocalDate.of(2026, 4, 9), value("S-2", Stage.FINAL, "platelets", "90 10*9/L"));
        assertThat(patient.story.isOpen("recordFollowUpResults")).isFalse();

        patient.receive(LocalDate.of(2026, 4, 9), value("S-2", Stage.CORRECTED, "platelets", "130 10*9/L"));

        assertThat(patient.story.isOpen("recordFollowUpResults")).isTrue();
    }

    @Test
    void aRepeatThatIsWithdrawnAfterItClosedIsAskedForAgain() {
        patient.receive(DAY, value("platelets", "149 10*9/L"));
        patient.story.until("2026-04-09T12:00");
        patient.receive(LocalDate.of(2026, 4, 9), value("S-2", Stage.FINAL, "platelets", "230 10*9/L"));
        assertThat(patient.story.isOpen("recordFollowUpResults")).isFalse();

        patient.receive(LocalDate.of(2026, 4, 9), value("S-2", Stage.WITHDRAWN, "platelets", null));

        assertThat(patient.story.isOpen("recordFollowUpResults")).isTrue();
        patient.receive(LocalDate.of(2026, 4, 9), value("S-4", Stage.FINAL, "platelets", "228 10*9/L"));
        assertThat(patient.story.isOpen("recordFollowUpResults")).isFalse();
        patient.receive(LocalDate.of(2026, 4, 9), value("S-5", Stage.WITHDRAWN, "platelets", null));
        assertThat(patient.story.isOpen("recordFollowUpResults")).isFalse();
    }

    /** INF-11b: PLT-4, PLT-5 and PLT-6 do not apply until the fall has passed; 80 % of 240 are 192. */
    @Test
    void aFallDuringACourseIsCheckedAgainEveryWeekUntilItHasPassed() {
        patient.receive(LocalDate.of(2026, 3, 6), value("S-0", Stage.FINAL, "platelets", "90 10*9/L"));
        assertThat(patient.findings())
                .containsExactly("INF-11b URGENT null platelets", "PLT-3 URGENT haematology platelets");

        patient.story.until("2026-04-07T12:00");
        patient.receive(LocalDate.of(2026, 4, 7), value("S-2", Stage.FINAL, "platelets", "120 10*9/L"));
        assertThat(patient.story.isOpen("recordFollowUpResults")).isTrue();
        assertThat((String) patient.story.shown("recordFollowUpResults", "answerBy"))
                .contains("2026-04-14");
        patient.story.until("2026-04-14T10:00");
        patient.receive(LocalDate.of(2026, 4, 14), value("S-3", Stage.FINAL, "platelets", "149 10*9/L"));
        assertThat(patient.story.isOpen("recordFollowUpResults")).isTrue();
        patient.story.until("2026-04-21T09:00");
        patient.receive(LocalDate.of(2026, 4, 21), value("S-4", Stage.FINAL, "platelets", "150 10*9/L"));

        assertThat(patient.story.isOpen("recordFollowUpResults")).isFalse();
        assertThat(patient.findings())
                .containsExactly(
                        "INF-11b REPEAT null platelets",
                        "INF-11b URGENT null platelets",
                        "PLT-3 URGENT haematology platelets");
        assertThat(patient.referrals()).containsExactly("haematology URGENT");

        patient.story.until("2026-05-06T12:00");
        patient.receive(LocalDate.of(2026, 5, 6), value("S-5", Stage.FINAL, "platelets", "200 10*9/L"));
        assertThat(patient.findings()).hasSize(3);
    }

    /** In whatever order they come: a round is complete when its tests are back, not when a further question is answered. */
    @Test
    void aRoundDoesNotWaitForWhatOnlyThePatientKnows() {
        List<ReportedValue> values = panel("S-1", Map.of("tsh", "5.2 mIU/L"));
        patient.receive(DAY, values.toArray(ReportedValue[]::new));
        MonitoredPatient other = new MonitoredPatient(beans, patient.number + "X");
        other.receive(DAY, value("tsh", "5.2 mIU/L"));
        other.receive(DAY, value("ft4", "9 pmol/L"));
        other.receive(DAY, values.toArray(ReportedValue[]::new));

        assertThat(patient.rounds()).containsExactly("OPEN");
        patient.receive(DAY, value("ft4", "9 pmol/L"));
        assertThat(patient.rounds()).containsExactly("COMPLETE");
        assertThat(other.rounds()).containsExactly("COMPLETE");
        assertThat(other.story.isOpen("recordFollowUpResults")).isTrue();
    }

    /** PLT-4, PLT-7, COA-1: a repeat and a further test ask for the same count; nobody takes blood twice for it. */
    @Test
    void oneSampleAnswersEveryQuestionThatItFits() {
        patient.receive(DAY, value("platelets", "149 10*9/L"));
        patient.story.until("2026-04-08T09:00");
        LocalDate day = LocalDate.of(2026, 4, 8);
        patient.receive(day, value("S-2", Stage.FINAL, "bleeding", "petechiae"));
        assertThat(patient.story.openTasks())
                .filteredOn("recordFollowUpResults"::equals)
                .hasSize(3);

        patient.receive(
                day,
                value("S-2", Stage.FINAL, "platelets", "230 10*9/L"),
                value("S-2", Stage.FINAL, "haemoglobin", "135 g/L"),
                value("S-2", Stage.FINAL, "aptt", "30 s"));

        assertThat(patient.story.openTasks()).doesNotContain("recordFollowUpResults");
    }

    /** SAF-1, REN-2: what is clear now is what the further test was ordered for. */
    @Test
    void aClarifiedFurtherTestIsNotAskedForTwice() {
        patient.receive(DAY, value("urineProtein", "1+"));
        patient.story.until("2026-04-08T12:00");
        patient.receive(LocalDate.of(2026, 4, 8), value("S-2", Stage.FINAL, "upcr", "150"));
        assertThat(patient.story.openTasks())
                .filteredOn("recordFollowUpResults"::equals)
                .hasSize(2);

        patient.story.complete(
                "recordFollowUpResults",
                "Telephone the laboratory",
                Map.of("collectedOn", "2026-04-08", "upcr", "150 mg/g"));

        assertThat(patient.story.isOpen("recordFollowUpResults")).isFalse();
    }

    @Test
    void aClarifiedUnitAnswersItsQuestion() {
        patient.receive(DAY, value("platelets", "180"));
        assertThat(patient.findings()).containsExactly("SAF-1 URGENT null platelets");
        assertThat(patient.story.isOpen("recordFollowUpResults")).isTrue();

        patient.receive(DAY, value("S-1", Stage.CORRECTED, "platelets", "180 10*9/L"));

        assertThat(patient.story.isOpen("recordFollowUpResults")).isFalse();
        assertThat(patient.findings()).isEmpty();
    }

    /** THY-2: symptoms matter where free T4 is out of its range, and only there. */
    @Test
    void whatOnlyThePatientKnowsIsStillAskedBesideAFilledInValue() {
        MonitoredPatient normal = new MonitoredPatient(beans, patient.number + "X");
        normal.receive(DAY, value("tsh", "5.2 mIU/L"));
        normal.receive(DAY, value("ft4", "15 pmol/L"));
        assertThat(normal.story.isOpen("recordFollowUpResults")).isFalse();

        patient.receive(DAY, value("tsh", "5.2 mIU/L"));
        patient.receive(DAY, value("ft4", "9 pmol/L"));

        assertThat(patient.story.shown("recordFollowUpResults", "ft4")).isEqualTo("9 pmol/L");
        patient.story.complete(
                "recordFollowUpResults",
                Map.of("collectedOn", DAY.toString(), "ft4", "9 pmol/L", "thyroidSymptoms", "no"));
        assertThat(patient.story.isOpen("recordFollowUpResults")).isFalse();
        assertThat(counts("ft4")).containsExactly("9 pmol/L VALID");
    }

    @Test
    void theLaboratorysOwnRangeIsUsedAndSaid() {
        patient.receive(DAY, value("alt", "190 U/L").within(new Range(null, 50.0)));

        assertThat(patient.allFindings().get(0).evidence()).contains("3.8 × upper limit 50 U/L (laboratory)");
    }

    @Test
    void anEndThatTheLaboratoryLeavesOpenIsTheCentresAndSaid() {
        patient.receive(DAY, value("tsh", "0.2 mIU/L").within(new Range(null, 4.0)));

        assertThat(patient.allFindings()).singleElement().satisfies(finding -> assertThat(finding.evidence())
                .startsWith("THY-1: 0.2 mIU/L")
                .contains("lower limit 0.4 mIU/L (centre)"));
    }

    @Test
    void aLowerLimitAloneIsNoReasonToFail() {
        patient.receive(
                DAY,
                value("haemoglobin", "135 g/L"),
                value("haptoglobin", "1.1 g/L").within(new Range(0.3, null)));

        assertThat(patient.findings()).isEmpty();
        assertThat(results.latest(patient.number, "haptoglobin").orElseThrow().evaluatedAt())
                .isNotNull();
    }

    @Test
    void aRangeThatComesAfterItsValueIsJudgedAnew() {
        patient.receive(DAY, value("tsh", "3.8 mIU/L"));
        assertThat(patient.findings()).isEmpty();

        ReportedValue ranged = value("tsh", "3.8 mIU/L").within(new Range(0.4, 3.5));
        assertThat(patient.receive(DAY, ranged).count(Change.LIMITED)).isEqualTo(1);

        assertThat(counts("tsh")).containsExactly("3.8 mIU/L VALID");
        assertThat(patient.allFindings()).singleElement().satisfies(finding -> assertThat(finding.evidence())
                .contains("upper limit 3.5 mIU/L (laboratory)"));
        assertThat(patient.receive(DAY, ranged).changed()).isFalse();
    }

    @Test
    void aCorrectedRangeStaysWhenTheFirstOneComesAfterIt() {
        patient.receive(DAY, value("S-1", Stage.CORRECTED, "tsh", "3.8 mIU/L").within(new Range(0.4, 4.0)));
        patient.receive(DAY, value("tsh", "3.8 mIU/L").within(new Range(0.4, 3.5)));

        assertThat(patient.findings()).isEmpty();
    }

    private java.util.List<String> counts(String analyte) {
        return results.of(patient.number).stream()
                .filter(result ->
                        result.analyte().equals(analyte) && !result.context().equals("BASELINE"))
                .sorted(java.util.Comparator.comparing(LabResult::id))
                .map(result -> result.reported() + " " + result.state())
                .toList();
    }

    @Test
    void fillsInTheTaskWithACommentThatNobodyTypedIt() {
        patient.receive(DAY, value("platelets", "149 10*9/L"));
        String task = patient.story.task("recordFollowUpResults").getId();
        patient.story.until("2026-04-09T12:00");
        patient.receive(LocalDate.of(2026, 4, 9), value("S-2", Stage.FINAL, "platelets", "230 10*9/L"));

        assertThat(tasks.getTaskComments(task)).singleElement().satisfies(comment -> assertThat(
                        comment.getFullMessage())
                .isEqualTo("Filled in with what has been reported otherwise"));
    }
}
