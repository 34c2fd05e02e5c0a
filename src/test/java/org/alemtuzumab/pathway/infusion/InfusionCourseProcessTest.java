package org.alemtuzumab.pathway.infusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.prophylaxis.Prophylaxes;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.alemtuzumab.pathway.screening.Eligibility;
import org.alemtuzumab.pathway.screening.LaterDay;
import org.alemtuzumab.pathway.story.Story;
import org.alemtuzumab.pathway.task.StoppedSteps;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Courses as patients live through them, day by day. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:infusion-course;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class InfusionCourseProcessTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Map<String, Object> STARTED =
            Map.of("decision", "start", "identityChecked", "yes", "ownLine", "yes", "rate", 25);
    private static int count;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private Patients patients;

    @Autowired
    private Courses courses;

    @Autowired
    private LabResults results;

    @Autowired
    private PatientReports reports;

    @Autowired
    private Prophylaxes prophylaxes;

    /** Tells what stands against a day; ScreeningProcessTest and the scenarios ask the real one. */
    @MockitoBean
    private Eligibility eligibility;

    /** Who is told what in the patient's pathway, which does not run here; the scenarios hear it. */
    @MockitoSpyBean
    private Messages messages;

    @Autowired
    private InfusionBagRepository bags;

    @Autowired
    private Findings findings;

    @Autowired
    private PremedicationRepository premedications;

    @Autowired
    private StoppedSteps stoppedSteps;

    private String patient;
    private Story story;

    @BeforeEach
    void enrol() {
        patient = "I-" + ++count;
        story = new Story(engine, patient);
        story.beginAt("2026-02-10T10:00");
        patients.enrol(patient, "female", LocalDate.of(1992, 4, 3), "STRICT", "rapidlyEvolvingSevere");
        baseline("240 10*9/L");
        meanwhile(LaterDay.NOTHING_AGAINST);
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void fiveNormalDaysCompleteTheFirstCourse() {
        ProcessInstance course = book(MONDAY);
        assertThat(story.timer("morningOfInfusionDay")).isEqualTo("2026-03-02T07:00");

        for (int day = 1; day <= 5; day++) {
            story.until(MONDAY.plusDays(day - 1) + "T08:00");
            assertThat(story.task("checkBeforeInfusion").getDueDate())
                    .as("4 hours from the morning")
                    .isEqualTo(dateAt(MONDAY.plusDays(day - 1) + "T11:00"));
            giveDay(day, day == 3 || day == 5);
        }

        assertThat(story.ended(course)).isTrue();
        assertThat(story.lastValue(course, "courseOutcome")).isEqualTo("completed");
        assertThat(story.passed("courseCompleted")).isEqualTo(1);
        assertThat(story.passed("recordPlatelets")).isEqualTo(2);
        assertThat(story.passed("decideOnCourse")).isZero();
        assertThat(infusionDays())
                .containsExactly(
                        MONDAY, MONDAY.plusDays(1), MONDAY.plusDays(2), MONDAY.plusDays(3), MONDAY.plusDays(4));
        assertThat(premedications.findAll().stream()
                        .filter(each -> each.day().patientNumber().equals(patient) && each.corticosteroid() != null)
                        .map(each -> each.day().dayNumber()))
                .containsExactly(1, 2, 3);
        assertThat(state(1)).isEqualTo(Course.COMPLETED);
        assertThat(courses.anchor(patient)).contains(MONDAY.plusDays(4));
        assertThat(prophylaxes.running(patient)).isTrue();
    }

    @Test
    void laterCourseHasThreeDaysAndPlateletsOnTheThird() {
        giveFirstCourseInThePast();
        ProcessInstance course = book(MONDAY);

        for (int day = 1; day <= 3; day++) {
            story.until(MONDAY.plusDays(day - 1) + "T08:00");
            assertThat((String) story.shown("checkBeforeInfusion", "summary"))
                    .isEqualTo("Course 2, day %d of 3".formatted(day));
            giveDay(day, day == 3);
        }

        assertThat(story.ended(course)).isTrue();
        assertThat(story.lastValue(course, "courseOutcome")).isEqualTo("completed");
        assertThat(infusionDays().subList(5, 8)).containsExactly(MONDAY, MONDAY.plusDays(1), MONDAY.plusDays(2));
    }

    @Test
    void infectionReportedBeforeTheFirstDayDefersWithoutPremedication() {
        ProcessInstance course = book(MONDAY.plusDays(7));
        story.until("2026-03-08T18:00");
        reportInfection("38.6 °C, positive urine culture");

        runtime.createMessageCorrelation("infectionReported")
                .processInstanceBusinessKey(patient)
                .correlateAll();

        assertThat(story.ended(course)).isTrue();
        assertThat(story.lastValue(course, "courseOutcome")).isEqualTo("deferred");
        assertThat(story.passed("givePremedication")).isZero();
        assertThat(story.passed("checkBeforeInfusion")).isZero();
        assertThat(state(1)).isEqualTo(Course.PREPARED);
        assertThat(prophylaxes.running(patient)).isFalse();
    }

    @Test
    void feverOnTheFirstMorningDefersWithAllReasons() {
        ProcessInstance course = book(MONDAY);
        story.until("2026-03-02T08:00");

        story.complete("checkBeforeInfusion", check(Map.of("temperature", 38.0, "infectionSigns", "yes")));

        assertThat(story.ended(course)).isTrue();
        assertThat(story.lastValue(course, "courseOutcome")).isEqualTo("deferred");
        assertThat((String) story.lastValue(course, "heldBecause"))
                .contains("Signs of infection.", "Fever of 38.0 °C or more.");
        assertThat(story.passed("givePremedication")).isZero();
        assertThat(courses.infusions(patient)).isEmpty();
    }

    @Test
    void seriousReactionInTheSecondHourOfDayTwoStopsAndANeurologistEndsTheCourse() {
        ProcessInstance course = book(MONDAY);
        story.until("2026-03-02T08:00");
        giveDay(1, false);
        story.until("2026-03-03T08:00");
        prepareDay(2);
        start();
        story.pass(1, ChronoUnit.HOURS);
        story.complete("recordVitalSigns", vitals("continue", Map.of()));
        story.pass(1, ChronoUnit.HOURS);

        story.complete(
                "recordVitalSigns",
                vitals("slow", Map.of("condition", "serious", "symptoms", "Stridor", "signBreathing", true)));

        assertThat(story.passed("stoppedInEmergency"))
                .as("whatever the nurse chose")
                .isEqualTo(1);
        assertThat(findings.of(patient))
                .extracting(Finding::rule, Finding::urgency, Finding::specialty)
                .containsExactly(tuple("ACU-1", Urgency.EMERGENCY, "neurologyOnCall"));
        assertThat(findings.of(patient).get(0).evidence()).contains("breathlessness", "course 1, day 2", "Stridor");
        assertThat(story.isOpen("decideAtBedside")).isTrue();
        assertThat(story.isOpen("recordPlatelets"))
                .as("last day really given so far")
                .isTrue();
        story.complete("recordPlatelets", platelets("198 10*9/L"));
        story.complete("observePatient", observation(Map.of("condition", "transferred", "symptoms", "Stridor")));

        assertThat(story.task("decideOnCourse").getDueDate()).isNotNull();
        assertThat((String) story.shown("decideOnCourse", "situation"))
                .contains("Handed over to intensive care", "2026-03-03");
        assertThatThrownBy(() -> story.complete(
                        "decideOnCourse",
                        Map.of(
                                "highRisk",
                                "no",
                                "decision",
                                "resume",
                                "resumeOn",
                                "2026-03-03",
                                "reason",
                                "Well again")))
                .hasMessageContaining("never two on one day")
                .hasMessageContaining("2026-03-04");
        story.until("2026-03-04T09:00");
        assertThat(story.isOpen("checkBeforeInfusion"))
                .as("the next day is blocked")
                .isFalse();

        story.complete("decideOnCourse", Map.of("highRisk", "no", "decision", "end", "reason", "Anaphylaxis"));

        assertThat(story.ended(course)).isTrue();
        assertThat(story.lastValue(course, "courseOutcome")).isEqualTo("endedEarly");
        assertThat(state(1)).isEqualTo(Course.ENDED_EARLY);
        assertThat(courses.anchor(patient)).contains(LocalDate.of(2026, 3, 3));
        assertThat(courses.infusions(patient).get(1).outcome()).isEqualTo("STOPPED");
        assertThat(prophylaxes.running(patient)).as("prophylaxis goes on").isTrue();
        assertThat(story.passed("recordPlatelets")).isEqualTo(1);
        verify(messages, never()).tell("plateletsMissing", patient);
    }

    @Test
    void infectionBetweenTheDaysIsHeldUntilResolvedAndGoesOnWithTheMissingDays() {
        ProcessInstance course = book(MONDAY);
        story.until("2026-03-02T08:00");
        giveDay(1, false);
        reportInfection("Dental abscess");
        runtime.createMessageCorrelation("infectionReported")
                .processInstanceBusinessKey(patient)
                .correlateAll();

        assertThat((String) story.shown("decideOnCourse", "situation")).contains("Dental abscess");
        assertThatThrownBy(() -> story.complete(
                        "decideOnCourse",
                        Map.of(
                                "decision", "resume",
                                "resumeOn", "2026-03-09",
                                "infectionResolved", "no",
                                "reason", "Nearly well")))
                .hasMessageContaining("fully resolved");
        story.until("2026-03-08T12:00");
        story.complete(
                "decideOnCourse",
                Map.of(
                        "decision", "resume",
                        "resumeOn", "2026-03-09",
                        "infectionResolved", "yes",
                        "resolvedOn", "2026-03-08",
                        "reason", "Tooth removed, no fever for three days"));

        assertThat(story.timer("morningOfInfusionDay")).isEqualTo("2026-03-09T07:00");
        story.until("2026-03-09T08:00");
        assertThat((String) story.shown("checkBeforeInfusion", "summary")).isEqualTo("Course 1, day 2 of 5");
        assertThat(story.ended(course)).isFalse();
    }

    @Test
    void courseHeldBetweenTheDaysAsksForPlateletsBesideItAndEndsAtOnce() {
        ProcessInstance course = book(MONDAY);
        story.until("2026-03-02T08:00");
        giveDay(1, false);
        story.until("2026-03-03T08:00");
        story.complete("checkBeforeInfusion", check(Map.of("temperature", 38.4)));
        verify(messages).tell("plateletsMissing", patient);

        story.complete("decideOnCourse", Map.of("decision", "end", "reason", "Pneumonia"));

        assertThat(story.ended(course)).isTrue();
        assertThat(story.lastValue(course, "courseOutcome")).isEqualTo("endedEarly");
        assertThat(courses.anchor(patient)).contains(MONDAY);
    }

    /** INF-04: the clock runs to the end of a slowed infusion too. INF-15: each bag keeps its own batch. */
    @Test
    void eightHoursAfterDilutionTheBagIsDiscardedAndANewOneGivesTheRest() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        prepareDay(1);
        start();
        story.pass(1, ChronoUnit.HOURS);
        story.complete(
                "recordVitalSigns",
                vitals("slow", Map.of("condition", "mild", "symptoms", "Rash", "rate", 8, "reason", "Rash")));
        assertThat(story.timer("dilutionTimeOver")).isEqualTo("2026-03-02T16:00");

        story.until("2026-03-02T15:59");
        assertThat(story.isOpen("recordVitalSigns")).isTrue();
        story.until("2026-03-02T16:00");

        assertThat(story.openTasks()).containsExactly("discardInfusion");
        story.complete("discardInfusion", discarded("newBag", 40));
        assertThat((String) story.shown("prepareInfusion", "bagNote")).contains("08:00", "40 mL");
        prepare("B2");
        start();
        story.pass(1, ChronoUnit.HOURS);
        story.complete("recordVitalSigns", vitals("finish", Map.of()));

        assertThat(courses.infusions(patient)).as("still one infusion that day").hasSize(1);
        assertThat(bags.findByDayOrderById(new InfusionDayRef(patient, 1, 1)))
                .extracting(InfusionBag::batch)
                .containsExactly("A1", "B2");
        assertThat(story.isOpen("observePatient")).isTrue();
    }

    @Test
    void doseGivenInFullBeforeTheBagExpiredIsFinishedWithoutANewBag() {
        book(MONDAY);
        infuseUntilTheBagExpires();

        story.complete("discardInfusion", discarded("complete", 0));

        assertThat(story.openTasks()).containsExactly("observePatient");
        assertThat(story.passed("prepareInfusion")).isEqualTo(1);
        assertThat(story.passed("finishInfusion")).isEqualTo(1);
        assertThat(courses.infusions(patient).get(0).outcome()).isEqualTo("COMPLETED");
        story.pass(2, ChronoUnit.HOURS);
        story.complete("observePatient", observation(Map.of()));
        assertThat(story.passed("dayCompleted")).isEqualTo(1);
    }

    @Test
    void nothingMoreAfterAnExpiredBagStopsTheInfusionWithItsReason() {
        book(MONDAY);
        infuseUntilTheBagExpires();

        story.complete("discardInfusion", discarded("stop", 40));

        assertThat(story.isOpen("prepareInfusion")).isFalse();
        assertThat(story.passed("stopInfusion")).isEqualTo(1);
        assertThat(courses.infusions(patient).get(0).outcome()).isEqualTo("STOPPED");
        assertThat(courses.infusions(patient).get(0).reason()).isEqualTo("Slowed for a rash");
        story.complete("recordPlatelets", platelets("198 10*9/L"));
        story.pass(2, ChronoUnit.HOURS);
        story.complete("observePatient", observation(Map.of()));
        assertThat((String) story.shown("decideOnCourse", "situation")).contains("Slowed for a rash");
    }

    @Test
    void anEmptyBagIsNotReplaced() {
        book(MONDAY);
        infuseUntilTheBagExpires();

        assertThatThrownBy(() -> story.complete("discardInfusion", discarded("newBag", 0)))
                .hasMessageContaining("the dose is in");
    }

    @Test
    void bagThatExpiresBeforeItsStartIsReplacedWholeOrEndsTheDayButIsNeverComplete() {
        ProcessInstance course = book(MONDAY);
        story.until("2026-03-02T08:00");
        prepareDay(1);
        story.until("2026-03-02T16:00");

        assertThatThrownBy(() -> story.complete("discardInfusion", discarded("complete", 100)))
                .hasMessageContaining("never begun");
        story.complete("discardInfusion", discarded("newBag", 100));
        assertThat((String) story.shown("prepareInfusion", "bagNote")).contains("08:00", "prepare the whole dose");
        prepare("B2");
        story.until("2026-03-03T00:00");
        story.complete("discardInfusion", discarded("stop", 100));

        assertThat(story.passed("nothingInfused")).isEqualTo(1);
        assertThat(story.passed("observePatient")).isZero();
        assertThat(courses.infusions(patient)).isEmpty();
        assertThat(story.lastValue(course, "courseOutcome")).isEqualTo("deferred");
    }

    @Test
    void infectionReportedBetweenCheckAndStartIsNotInfused() {
        ProcessInstance course = book(MONDAY);
        story.until("2026-03-02T08:00");
        story.complete("checkBeforeInfusion", check(Map.of()));
        story.complete("givePremedication", premedication(1));
        reportInfection("Positive urine culture");
        prepare("A1");

        assertThat((String) story.shown("startInfusion", "openInfection")).contains("Positive urine culture");
        assertThatThrownBy(this::start)
                .hasMessageContaining("not started during an infection")
                .hasMessageContaining("Positive urine culture");
        assertThat(courses.infusions(patient)).isEmpty();
        story.complete("startInfusion", Map.of("decision", "doNotInfuse", "reason", "Urinary infection"));

        assertThat(story.passed("nothingInfused")).isEqualTo(1);
        assertThat(story.passed("recordInfusionBegun")).isZero();
        assertThat(story.passed("observePatient")).isZero();
        assertThat((String) story.lastValue(course, "heldBecause")).contains("Urinary infection");
        assertThat(story.lastValue(course, "dayOutcome")).isEqualTo("notFit");
        assertThat(story.lastValue(course, "courseOutcome")).isEqualTo("deferred");
        assertThat(bags.findByDayOrderById(new InfusionDayRef(patient, 1, 1)))
                .extracting(bag -> bag.discard().discardReason())
                .containsExactly("Urinary infection");
        assertThat(prophylaxes.running(patient)).isFalse();
    }

    @Test
    void secondBagNotStartedStopsTheInfusionBegunBefore() {
        book(MONDAY);
        infuseUntilTheBagExpires();
        story.complete("discardInfusion", discarded("newBag", 40));
        prepare("B2");

        story.complete("startInfusion", Map.of("decision", "doNotInfuse", "reason", "Fever of 38.6 °C"));

        assertThat(story.passed("stopInfusion")).isEqualTo(1);
        assertThat(story.passed("nothingInfused")).isZero();
        assertThat(courses.infusions(patient)).hasSize(1);
        assertThat(courses.infusions(patient).get(0).reason()).isEqualTo("Fever of 38.6 °C");
        assertThat(story.isOpen("recordPlatelets")).isTrue();
    }

    /** SCR-03, INF-06: check and premedication hold for their calendar day; what was not begun on it is checked anew. */
    @Test
    void dayOnWhichNothingWasPreparedIsCheckedAnewOnTheNextMorning() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        assertThat(story.shown("checkBeforeInfusion", "checkedBefore")).isEqualTo("");
        story.complete("checkBeforeInfusion", check(Map.of()));
        assertThat(story.timer("dayOverAtPremedication")).isEqualTo("2026-03-03T07:00");
        story.complete("givePremedication", premedication(1));
        assertThat(story.timer("dayOverAtPreparation")).isEqualTo("2026-03-03T07:00");
        story.until("2026-03-03T06:59");
        assertThatThrownBy(() -> prepare("A1")).hasMessageContaining("made on 2026-03-02 and holds for that day only");

        story.until("2026-03-03T07:00");

        assertThat(story.passed("notPreparedInTime")).isEqualTo(1);
        assertThat((String) story.shown("checkBeforeInfusion", "checkedBefore"))
                .contains("checked for this dose on 2026-03-02, and no infusion was recorded");
        assertThat(story.openTasks()).containsExactly("checkBeforeInfusion");
        assertThat((String) story.shown("checkBeforeInfusion", "summary")).isEqualTo("Course 1, day 1 of 5");
        assertThatThrownBy(() -> story.complete("checkBeforeInfusion", check(Map.of("pregnancyTest", "notRepeated"))))
                .hasMessageContaining("does not follow an infusion of the day before");
        giveDay(1, false);
        assertThat(infusionDays()).containsExactly(MONDAY.plusDays(1));
    }

    @Test
    void dayWithoutPremedicationIsCheckedAnewOnTheNextMorning() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        giveDay(1, false);
        story.until("2026-03-03T08:00");
        story.complete("checkBeforeInfusion", check(Map.of()));
        story.until("2026-03-04T06:00");
        assertThatThrownBy(() -> story.complete("givePremedication", premedication(2)))
                .hasMessageContaining("made on 2026-03-03 and holds for that day only");

        story.until("2026-03-04T07:00");

        assertThat(story.openTasks()).containsExactly("checkBeforeInfusion");
        assertThat((String) story.shown("checkBeforeInfusion", "summary")).isEqualTo("Course 1, day 2 of 5");
    }

    @Test
    void bagOfTheEveningIsNotStartedAfterMidnight() {
        ProcessInstance course = book(MONDAY);
        story.until("2026-03-02T20:00");
        prepareDay(1);
        story.until("2026-03-03T00:30");

        assertThatThrownBy(this::start)
                .hasMessageContaining("made on 2026-03-02 and holds for that day only")
                .hasMessageContaining("Choose that the patient is not infused");

        story.complete("startInfusion", Map.of("decision", "doNotInfuse", "reason", "Too late"));
        assertThat(courses.infusions(patient)).isEmpty();
        assertThat(story.lastValue(course, "courseOutcome")).isEqualTo("deferred");
    }

    @Test
    void whatHasBecomeKnownSinceTheCheckIsNotInfused() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        prepareDay(1);
        when(eligibility.standsAgainstToday(patient, 1)).thenReturn(List.of("Live vaccine 2 days before"));
        assertThatThrownBy(this::start)
                .hasMessageContaining("has become known")
                .hasMessageContaining("Live vaccine 2 days before");

        when(eligibility.standsAgainstToday(patient, 1)).thenReturn(List.of());
        start();
        story.pass(4, ChronoUnit.HOURS);
        story.complete("recordVitalSigns", vitals("finish", Map.of()));
        story.pass(2, ChronoUnit.HOURS);
        story.complete("observePatient", observation(Map.of()));
        story.until("2026-03-03T08:00");
        prepareDay(2);
        meanwhile(new LaterDay(List.of("SCR-08: Live vaccine 1 day before"), List.of(), List.of()));
        assertThatThrownBy(this::start).hasMessageContaining("SCR-08: Live vaccine 1 day before");
    }

    /** INF-03: the rest of a dose never meets the dose of the next day. */
    @Test
    void restOfADoseIsNotGivenOnAnotherDay() {
        book(MONDAY);
        story.until("2026-03-02T13:00");
        prepareDay(1);
        start();
        story.pass(1, ChronoUnit.HOURS);
        story.complete("recordVitalSigns", vitals("continue", Map.of()));
        story.until("2026-03-02T21:00");
        assertThat((String) story.shown("discardInfusion", "situation")).contains("within 8 hours of dilution");
        story.complete("discardInfusion", discarded("newBag", 40));
        story.until("2026-03-03T00:30");
        assertThatThrownBy(() -> prepare("B2")).hasMessageContaining("The pharmacist is asked in the morning");

        story.until("2026-03-03T07:00");

        assertThat(story.openTasks()).containsExactly("discardInfusion");
        assertThat((String) story.shown("discardInfusion", "situation")).contains("no other bag was prepared");
        assertThatThrownBy(() -> story.complete("discardInfusion", discarded("newBag", 40)))
                .hasMessageContaining("could meet the dose of that day (INF-03)");
        story.complete(
                "discardInfusion",
                Map.of("discarded", "yes", "remainingMl", 40, "next", "stop", "reason", "Pharmacy closed"));

        assertThat(courses.infusions(patient).get(0).reason()).isEqualTo("Slowed for a rash; Pharmacy closed");
        assertThat(bags.findByDayOrderById(new InfusionDayRef(patient, 1, 1)))
                .extracting(bag -> bag.discard().remainingMl())
                .containsExactly(40.0);
        assertThat(story.isOpen("recordPlatelets")).isTrue();
    }

    @Test
    void infusionThatRanPastMidnightIsFollowedByADayWithoutOne() {
        book(MONDAY);
        story.until("2026-03-02T20:00");
        prepareDay(1);
        start();
        for (int hour = 1; hour < 5; hour++) {
            story.pass(1, ChronoUnit.HOURS);
            story.complete("recordVitalSigns", vitals("continue", Map.of()));
        }
        story.until("2026-03-03T00:30");
        story.complete("recordVitalSigns", vitals("finish", Map.of()));
        story.pass(2, ChronoUnit.HOURS);
        story.complete("observePatient", observation(Map.of()));

        assertThat(story.timer("morningOfInfusionDay")).isEqualTo("2026-03-04T07:00");
        assertThat(courses.anchor(patient)).contains(MONDAY);
    }

    /** A dose that was given while nothing ran is not given again: it is recorded with its own times (INF-03, INF-18). */
    @Test
    void doseThatWasGivenBeforeIsRecordedWithItsOwnTimes() {
        ProcessInstance course = book(MONDAY);
        story.until("2026-03-02T08:00");
        giveDay(1, false);
        story.until("2026-03-05T08:00");
        assertThatThrownBy(() -> story.complete("checkBeforeInfusion", given(Map.of("givenOn", "2026-03-02"))))
                .hasMessageContaining("the last infusion on record was on 2026-03-02");
        assertThatThrownBy(() -> story.complete("checkBeforeInfusion", given(Map.of("givenOn", "2026-03-05"))))
                .hasMessageContaining("2026-03-05 is not over");
        assertThatThrownBy(() -> story.complete(
                        "checkBeforeInfusion", given(Map.of("givenOn", "2026-03-04", "endedAt", "08:30"))))
                .hasMessageContaining("2026-03-05 08:30 is still ahead");
        assertThatThrownBy(() -> story.complete("checkBeforeInfusion", given(Map.of("givenOn", "2025-03-03"))))
                .hasMessageContaining("before the enrolment on");
        assertThatThrownBy(() -> story.complete("checkBeforeInfusion", given(Map.of("dilutedAt", "09:30"))))
                .hasMessageContaining("09:30 is after the beginning");

        story.complete("checkBeforeInfusion", given(Map.of()));

        assertThat(infusionDays()).containsExactly(MONDAY, MONDAY.plusDays(1));
        assertThat(courses.infusions(patient).get(1))
                .satisfies(infusion -> assertThat(infusion.outcome()).isEqualTo("COMPLETED"))
                .satisfies(infusion -> assertThat(infusion.batch()).isEqualTo("B7"))
                .satisfies(infusion -> assertThat(infusion.reason()).isEqualTo("Recorded on 2026-03-05: Nothing ran"));
        assertThat(courses.anchor(patient)).contains(MONDAY.plusDays(1));
        verify(messages, times(2)).tell("anchorMoved", patient);
        assertThat((String) story.shown("checkBeforeInfusion", "summary"))
                .as("the next dose is due now")
                .isEqualTo("Course 1, day 3 of 5");

        story.complete(
                "checkBeforeInfusion",
                given(Map.of("givenOn", "2026-03-04", "givenHow", "stopped", "endedAt", "00:30")));

        assertThat(courses.infusions(patient).get(2).endedAt().toLocalDate()).isEqualTo("2026-03-05");
        assertThat((String) story.shown("decideOnCourse", "situation")).contains("stopped: Recorded on 2026-03-05");
        verify(messages).tell("plateletsMissing", patient);
        assertThat(story.ended(course)).isFalse();
    }

    private static Map<String, Object> given(Map<String, Object> differing) {
        Map<String, Object> usual = new HashMap<>(Map.of(
                "present", "given",
                "givenOn", "2026-03-03",
                "dilutedAt", "08:30",
                "begunAt", "09:00",
                "endedAt", "13:30",
                "product", "Alemtuzumab 12 mg concentrate",
                "batch", "B7",
                "givenHow", "complete",
                "givenReason", "Nothing ran"));
        usual.putAll(differing);
        return usual;
    }

    @Test
    void missedDayIsMovedAndNotDoubled() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        giveDay(1, false);
        story.until("2026-03-03T09:00");
        assertThatThrownBy(() -> story.complete(
                        "checkBeforeInfusion",
                        Map.of("present", "no", "movedTo", "2026-03-03", "absenceReason", "Snow")))
                .hasMessageContaining("not ahead");

        story.complete(
                "checkBeforeInfusion", Map.of("present", "no", "movedTo", "2026-03-05", "absenceReason", "Snow"));

        assertThat(story.passed("dayMoved")).isEqualTo(1);
        assertThat(story.timer("morningOfInfusionDay")).isEqualTo("2026-03-05T07:00");
        story.until("2026-03-05T08:00");
        assertThat((String) story.shown("checkBeforeInfusion", "summary")).isEqualTo("Course 1, day 2 of 5");
        giveDay(2, false);
        assertThat(story.timer("morningOfInfusionDay")).isEqualTo("2026-03-06T07:00");
    }

    @Test
    void dayMovedTooFarIsHeldForANeurologistWhoSeesWhatHasBecomeTooOld() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        giveDay(1, false);
        story.until("2026-03-03T09:00");
        meanwhile(new LaterDay(List.of(), List.of(), List.of("SCR-05: Missing or too old: TSH")));

        story.complete(
                "checkBeforeInfusion",
                Map.of("present", "no", "movedTo", "2026-03-10", "absenceReason", "Bereavement"));

        assertThat((String) story.shown("decideOnCourse", "situation"))
                .contains(
                        "2026-03-10 is later than 2026-03-09",
                        "INF-20",
                        "SCR-06 asks for it before the first infusion only; you decide:**",
                        "- SCR-05: Missing or too old: TSH");
        Map<String, Object> resumed =
                with(Map.of("decision", "resume", "resumeOn", "2026-03-10", "reason", "Well"), Map.of());
        assertThatThrownBy(() -> story.complete("decideOnCourse", resumed))
                .hasMessageContaining("Missing or too old: TSH")
                .hasMessageContaining("in spite of it");
        assertThatThrownBy(() -> story.complete(
                        "decideOnCourse", with(resumed, Map.of("inSpite", true, "resumeOn", "2026-03-11"))))
                .as("a week from the decision at the latest")
                .hasMessageContaining("2026-03-11 is later than 2026-03-10");
        story.complete("decideOnCourse", with(resumed, Map.of("inSpite", true)));

        story.until("2026-03-10T08:00");
        giveDay(2, false);
        assertThat(story.timer("morningOfInfusionDay")).isEqualTo("2026-03-11T07:00");
    }

    @Test
    void dayMovedByAWeekNeedsNoDecision() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        giveDay(1, false);
        story.until("2026-03-03T09:00");

        story.complete(
                "checkBeforeInfusion",
                Map.of("present", "no", "movedTo", "2026-03-09", "absenceReason", "Bereavement"));

        assertThat(story.timer("morningOfInfusionDay")).isEqualTo("2026-03-09T07:00");
    }

    @Test
    void laterMorningIsJudgedAnewByWhatHasBecomeKnownMeanwhile() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        giveDay(1, false);
        story.until("2026-03-03T08:00");
        meanwhile(new LaterDay(List.of(), List.of("SCR-08: Inactivated vaccine yesterday"), List.of()));

        story.complete("checkBeforeInfusion", check(Map.of()));

        assertThat(story.passed("givePremedication")).as("day 1 only").isEqualTo(1);
        assertThat((String) story.shown("decideOnCourse", "situation"))
                .contains("Held because:** No longer eligible: SCR-08", "yours to set aside");
        meanwhile(new LaterDay(List.of("SCR-04: Stroke"), List.of(), List.of()));
        assertThatThrownBy(() -> story.complete(
                        "decideOnCourse",
                        Map.of("decision", "resume", "resumeOn", "2026-03-04", "inSpite", true, "reason", "Well")))
                .as("nobody sets a stroke aside")
                .hasMessageContaining("cannot go on")
                .hasMessageContaining("Stroke");
        meanwhile(new LaterDay(List.of(), List.of("SCR-08: Inactivated vaccine two days ago"), List.of()));
        story.complete(
                "decideOnCourse",
                Map.of("decision", "resume", "resumeOn", "2026-03-04", "inSpite", true, "reason", "Influenza"));
        verify(eligibility).goOn(patient, 1, LocalDate.of(2026, 3, 4), "Influenza");
    }

    @Test
    void plateletsLostByHalfHoldTheFourthDay() {
        book(MONDAY);
        for (int day = 1; day <= 2; day++) {
            story.until(MONDAY.plusDays(day - 1) + "T08:00");
            giveDay(day, false);
        }
        story.until("2026-03-04T08:00");
        prepareDay(3);
        start();
        story.pass(4, ChronoUnit.HOURS);
        story.complete("recordVitalSigns", vitals("finish", Map.of()));
        story.complete("recordPlatelets", platelets("120 10*9/L"));
        story.pass(2, ChronoUnit.HOURS);
        story.complete("observePatient", observation(Map.of()));

        assertThat((String) story.shown("decideOnCourse", "situation")).contains("fallen by 50 % or more");
        story.until("2026-03-05T09:00");
        assertThat(story.isOpen("checkBeforeInfusion")).isFalse();
        story.complete(
                "decideOnCourse", Map.of("decision", "resume", "resumeOn", "2026-03-06", "reason", "Recheck 160"));
        assertThat(story.timer("morningOfInfusionDay")).isEqualTo("2026-03-06T07:00");
    }

    @Test
    void plateletsThatAreMissingHoldTheNextDose() {
        book(MONDAY);
        for (int day = 1; day <= 2; day++) {
            story.until(MONDAY.plusDays(day - 1) + "T08:00");
            giveDay(day, false);
        }
        story.until("2026-03-04T08:00");
        prepareDay(3);
        start();
        story.pass(4, ChronoUnit.HOURS);
        story.complete("recordVitalSigns", vitals("finish", Map.of()));
        story.complete("recordPlatelets", Map.of("available", "no", "reason", "Tube broken"));
        story.pass(2, ChronoUnit.HOURS);
        story.complete("observePatient", observation(Map.of()));

        assertThat((String) story.shown("decideOnCourse", "situation")).contains("no valid platelet count");
    }

    @Test
    void patientStaysTwoHoursAndUntilFeverWasExamined() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        prepareDay(1);
        start();
        story.pass(4, ChronoUnit.HOURS);
        story.complete("recordVitalSigns", vitals("finish", Map.of("temperature", 38.2)));

        assertThat((String) story.shown("observePatient", "observation")).contains("12:00", "14:00", "38.2");
        story.pass(119, ChronoUnit.MINUTES);
        story.complete("observePatient", observation(Map.of("physicianExamined", "yes")));
        assertThat((String) story.shown("observePatient", "stayReason")).contains("not over");
        story.pass(1, ChronoUnit.MINUTES);
        story.complete("observePatient", observation(Map.of("condition", "symptoms", "symptoms", "Headache")));
        assertThat((String) story.shown("observePatient", "stayReason")).contains("fully resolved");
        story.pass(30, ChronoUnit.MINUTES);

        story.complete("observePatient", observation(Map.of()));

        assertThat(story.passed("dayCompleted")).isZero();
        assertThat(story.passed("observePatient")).isEqualTo(3);
        assertThat((String) story.shown("decideOnCourse", "situation"))
                .contains("unresolved at the end of the observation (INF-21)");
    }

    @Test
    void vitalSignsAreDueEveryHour() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        prepareDay(1);
        start();

        assertThat(story.due("recordVitalSigns")).isEqualTo("2026-03-02T09:00");
        story.until("2026-03-02T08:40");
        story.complete("recordVitalSigns", vitals("continue", Map.of()));
        assertThat(story.due("recordVitalSigns")).isEqualTo("2026-03-02T09:40");
    }

    @Test
    void unclearSolutionAndSpentTimeAreRefused() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        story.complete("checkBeforeInfusion", check(Map.of()));
        story.complete("givePremedication", premedication(1));

        assertThatThrownBy(() -> story.complete("prepareInfusion", bag("A1", Map.of("clear", "no"))))
                .hasMessageContaining("particles");
        assertThatThrownBy(() -> story.complete("prepareInfusion", bag("A1", Map.of("dilutionTime", "08:01"))))
                .hasMessageContaining("still ahead");
        assertThatThrownBy(() -> story.complete("prepareInfusion", bag("A1", Map.of("dilutionTime", "00:00"))))
                .hasMessageContaining("within 8 hours");
    }

    @Test
    void firstDayOnWhichSomethingStandsAgainstTheCourseIsDeferred() {
        when(eligibility.standsAgainstToday(patient, 1)).thenReturn(List.of("Missing: TSH", "MRI is missing"));
        ProcessInstance course = book(LocalDate.of(2026, 3, 13));
        story.until("2026-03-13T08:00");

        story.complete("checkBeforeInfusion", check(Map.of()));

        assertThat(story.lastValue(course, "courseOutcome")).isEqualTo("deferred");
        assertThat((String) story.lastValue(course, "heldBecause"))
                .contains("No longer eligible: Missing: TSH; MRI is missing.");
    }

    @Test
    void positivePregnancyTestOnALaterDayHoldsTheCourseAndTheTestIsDueWhenItGoesOn() {
        ProcessInstance course = book(MONDAY);
        story.until("2026-03-02T08:00");
        assertThatThrownBy(() -> story.complete("checkBeforeInfusion", check(Map.of("pregnancyTest", "notRepeated"))))
                .hasMessageContaining("does not follow an infusion of the day before");
        giveDay(1, false);
        story.until("2026-03-03T08:00");

        story.complete("checkBeforeInfusion", check(Map.of("pregnancyTest", "positive")));

        assertThat(story.passed("givePremedication")).isEqualTo(1);
        assertThat((String) story.shown("decideOnCourse", "situation")).contains("The patient is pregnant", "PRG-1");
        Map<String, Object> resumed =
                Map.of("decision", "resume", "resumeOn", "2026-03-05", "reason", "Laboratory mix-up, hCG negative");
        assertThatThrownBy(() -> story.complete("decideOnCourse", resumed))
                .hasMessageContaining("report the end of the pregnancy");
        database.update(
                "update pregnancy set open_key = null, outcome = 'notPregnant', ended_on = tested_on where patient_number = ?",
                patient);
        story.complete("decideOnCourse", resumed);
        story.until("2026-03-05T08:00");
        assertThatThrownBy(() -> story.complete("checkBeforeInfusion", check(Map.of("pregnancyTest", "notRepeated"))))
                .hasMessageContaining("does not follow an infusion of the day before");
        story.complete("checkBeforeInfusion", check(Map.of()));
        assertThat(story.isOpen("givePremedication")).isTrue();
        assertThat(story.ended(course)).isFalse();
    }

    @Test
    void morningStaysAtSevenWhenTheClocksChange() {
        story.beginAt("2026-03-20T10:00");
        baseline("240 10*9/L");
        book(LocalDate.of(2026, 3, 28));
        story.until("2026-03-28T08:00");
        giveDay(1, false);

        assertThat(story.timer("morningOfInfusionDay")).isEqualTo("2026-03-29T07:00");
    }

    private void meanwhile(LaterDay known) {
        when(eligibility.laterDay(eq(patient), anyInt(), any())).thenReturn(known);
    }

    @Test
    void stepOfAnInfusionDayThatStandsStillIsBroughtToAPerson() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        engine.getManagementService()
                .setJobRetries(
                        engine
                                .getManagementService()
                                .createJobQuery()
                                .processDefinitionKey("infusionDay")
                                .list()
                                .stream()
                                .findFirst()
                                .orElseThrow()
                                .getId(),
                        0);

        assertThat(stoppedSteps.bringToAPerson()).isEqualTo(1);

        assertThat(story.shown("answerStoppedStep", "patientNumber")).isEqualTo(patient);
        assertThat(story.shown("answerStoppedStep", "stopped").toString()).contains("*Infusion day*");
    }

    /** INF-09: outside the limits it is paused, whatever was chosen, until a reading inside; nobody need come then. */
    @Test
    void cautionPausesTheInfusionUntilAReadingInside() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        prepareDay(1);
        start();
        story.pass(1, ChronoUnit.HOURS);
        story.complete("recordVitalSigns", vitals("finish", Map.of("systolic", 160)));

        assertThat((String) story.shown("recordVitalSigns", "lastReading"))
                .contains("This morning: 124/78 mmHg", "160/76 mmHg", "→ **pause**");
        assertThat((String) story.shown("recordVitalSigns", "physicianSays"))
                .contains("A physician was called at 09:00");
        assertThat(story.due("recordVitalSigns")).isEqualTo("2026-03-02T09:15");
        assertThat(story.isOpen("decideAtBedside")).isTrue();
        assertThat((String) story.shown("decideAtBedside", "situation")).contains("160 mmHg or more");
        story.pass(15, ChronoUnit.MINUTES);
        story.complete("recordVitalSigns", vitals("continue", Map.of("systolic", 149)));

        assertThat(story.isOpen("decideAtBedside")).isFalse();
        assertThat(story.due("recordVitalSigns")).isEqualTo("2026-03-02T10:15");
        assertThat(findings.of(patient)).isEmpty();
    }

    /** INF-09: a signature holds for two hours or until 10 mmHg worse; each reading is compared with what was signed for. */
    @Test
    void signatureLetsItGoOnUntilItIsWorseOrOver() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        prepareDay(1);
        start();
        story.complete("recordVitalSigns", vitals("continue", Map.of("systolic", 165)));
        story.complete("decideAtBedside", Map.of("decision", "goOn", "reason", "Known hypertension, no symptoms"));
        story.pass(15, ChronoUnit.MINUTES);

        story.complete("recordVitalSigns", vitals("resume", Map.of("systolic", 174, "rate", 20, "reason", "Signed")));
        assertThat(lastAction()).isEqualTo("resume");
        story.complete("recordVitalSigns", vitals("continue", Map.of("systolic", 175)));
        assertThat(lastAction()).as("10 mmHg worse").isEqualTo("pause");
        story.complete("decideAtBedside", Map.of("decision", "goOn", "reason", "As before"));
        story.pass(120, ChronoUnit.MINUTES);
        story.complete("recordVitalSigns", vitals("continue", Map.of("systolic", 175)));
        assertThat(lastAction()).as("2 hours").isEqualTo("continue");
        story.pass(1, ChronoUnit.MINUTES);
        story.complete("recordVitalSigns", vitals("continue", Map.of("systolic", 175)));
        assertThat(lastAction()).as("over").isEqualTo("pause");
        story.complete("recordVitalSigns", vitals("continue", Map.of("systolic", 180)));
        assertThat(lastAction()).as("an alarm is lifted by no signature").isEqualTo("stop");
        assertThat(findings.of(patient)).extracting(Finding::rule).containsExactly("ACU-1");
    }

    /** INF-12: after a pause for a reaction of grade 2 only a physician lets it go on; a mild one is the nurse's. */
    @Test
    void pauseForAModerateReactionIsEndedByAPhysicianOnly() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        prepareDay(1);
        start();
        Map<String, Object> mild = Map.of("condition", "mild", "reason", "Rash");
        story.complete("recordVitalSigns", vitals("pause", mild));
        story.complete("recordVitalSigns", vitals("continue", Map.of()));
        assertThat(lastAction()).isEqualTo("continue");
        story.complete(
                "recordVitalSigns", vitals("pause", Map.of("condition", "mild", "grade", "2", "reason", "Rash")));
        story.complete("recordVitalSigns", vitals("continue", Map.of()));
        assertThat(lastAction()).as("well again, and still paused").isEqualTo("pause");
        story.complete("decideAtBedside", Map.of("decision", "goOn", "reason", "Only skin"));
        story.complete("recordVitalSigns", vitals("resume", Map.of("rate", 12, "reason", "Signed")));

        assertThat(lastAction()).isEqualTo("resume");
    }

    /** INF-06, INF-08: less than the equivalent, or aciclovir not taken on day 1, and a physician decides before the dose. */
    @Test
    void premedicationThatIsNotAsPlannedWaitsForAPhysician() {
        ProcessInstance course = book(MONDAY);
        story.until("2026-03-02T08:00");
        story.complete("checkBeforeInfusion", check(Map.of()));
        story.complete(
                "givePremedication",
                with(premedication(1), Map.of("corticosteroid", "dexamethasone", "methylprednisoloneMg", 187.4)));

        assertThat(story.openTasks()).containsExactly("decideAtBedside");
        assertThat((String) story.shown("decideAtBedside", "situation")).contains("less than 187.5 mg");
        story.complete("decideAtBedside", Map.of("decision", "wait", "reason", "Give the rest"));
        story.complete(
                "givePremedication", with(premedication(1), Map.of("aciclovirTaken", "no", "deviationReason", "x")));
        assertThat((String) story.shown("decideAtBedside", "situation")).contains("Aciclovir was not taken");
        story.complete("decideAtBedside", Map.of("decision", "goOn", "reason", "Taken at noon"));
        prepare("A1");
        story.pass(241, ChronoUnit.MINUTES);
        start();
        assertThat((String) story.shown("decideAtBedside", "situation")).contains("more than 240 minutes");
        story.complete("decideAtBedside", Map.of("decision", "stop", "reason", "Tomorrow"));
        start();

        assertThat(courses.infusions(patient)).isEmpty();
        assertThat((String) story.lastValue(course, "heldBecause")).contains("Tomorrow");
        assertThat(story.lastValue(course, "courseOutcome")).isEqualTo("deferred");
    }

    /** INF-05: a fast plan waits for a physician; one that was too fast holds the next dose until a physician lets it. */
    @Test
    void rapidInfusionIsPlannedByNobodyAndHoldsTheNextDose() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        prepareDay(1);
        story.complete("startInfusion", with(STARTED, Map.of("rate", 51)));
        assertThat(story.openTasks()).containsExactly("decideAtBedside");
        story.complete("decideAtBedside", Map.of("decision", "wait", "reason", "Not faster than usual"));
        story.complete("startInfusion", with(STARTED, Map.of("rate", 50)));
        story.complete("recordVitalSigns", vitals("rate", Map.of("rate", 51, "reason", "x")));
        assertThat(lastAction()).as("until a physician lets it").isEqualTo("continue");
        assertThat((String) story.shown("decideAtBedside", "situation")).contains("51 mL per hour");
        story.complete("decideAtBedside", Map.of("decision", "wait", "reason", "Not faster than usual"));
        story.complete("recordVitalSigns", vitals("rate", Map.of("rate", 50, "reason", "x")));
        assertThat(lastAction()).isEqualTo("rate");
        story.complete("recordVitalSigns", vitals("pause", Map.of("reason", "x")));
        story.complete("recordVitalSigns", vitals("resume", Map.of("rate", 51, "reason", "x")));
        assertThat(lastAction()).as("until a physician lets it").isEqualTo("pause");
        story.complete("decideAtBedside", Map.of("decision", "goOn", "reason", "Well tolerated"));
        story.complete("recordVitalSigns", vitals("resume", Map.of("rate", 51, "reason", "x")));
        assertThat(lastAction()).isEqualTo("resume");
        story.pass(119, ChronoUnit.MINUTES);
        story.complete("recordVitalSigns", vitals("finish", Map.of()));
        assertThat((String) story.shown("decideAtBedside", "situation")).contains("less than 120 minutes");
        story.pass(2, ChronoUnit.HOURS);
        story.complete("observePatient", observation(Map.of("dischargeTold", false)));
        assertThat((String) story.shown("observePatient", "stayReason")).contains("what to watch for");
        story.complete("observePatient", observation(Map.of()));

        assertThat((String) story.shown("decideOnCourse", "situation"))
                .contains("next dose is held", "Course 1, day 1: The infusion took less than 120 minutes.");
    }

    /** INF-09: an alarm of the morning is the neurologist's at once. */
    @Test
    void alarmOfTheMorningIsUrgent() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        story.complete("checkBeforeInfusion", check(Map.of("systolic", 180)));

        assertThat(story.passed("alarmOfTheMorning")).isEqualTo(1);
        assertThat(findings.of(patient))
                .extracting(Finding::rule, Finding::urgency, Finding::specialty)
                .containsExactly(tuple("INF-09", Urgency.URGENT, "neurologist"));
    }

    /** INF-12: after an emergency only a physician lets the patient leave. */
    @Test
    void afterAnEmergencyOnlyAPhysicianCloses() {
        book(MONDAY);
        story.until("2026-03-02T08:00");
        prepareDay(1);
        start();
        story.complete("recordVitalSigns", vitals("continue", Map.of("oxygen", 89)));
        story.complete("recordPlatelets", platelets("198 10*9/L"));
        story.pass(2, ChronoUnit.HOURS);
        story.complete("observePatient", observation(Map.of()));
        assertThat((String) story.shown("observePatient", "stayReason")).contains("only with that signature");
        story.complete("decideAtBedside", Map.of("decision", "goOn", "reason", "Sensor had slipped; 98 % since"));
        story.complete("observePatient", observation(Map.of("oxygen", 93)));
        assertThat((String) story.shown("observePatient", "stayReason")).contains("outside their limits");
        story.complete("observePatient", observation(Map.of()));

        assertThat(story.passed("infusionStopped")).isEqualTo(1);
        assertThat(story.isOpen("decideAtBedside")).isFalse();
        assertThat(story.isOpen("decideOnCourse")).isTrue();
    }

    private String lastAction() {
        return database.queryForObject(
                "select action from vital_signs where patient_number = ? order by id desc limit 1",
                String.class,
                patient);
    }

    private ProcessInstance book(LocalDate day) {
        int number = courses.plan(patient).courseNumber();
        courses.book(patient, number, day);
        return story.start("infusionCourse", Map.of("courseNumber", number));
    }

    private void giveDay(int day, boolean plateletsDue) {
        prepareDay(day);
        start();
        for (int hour = 1; hour < 4; hour++) {
            story.pass(1, ChronoUnit.HOURS);
            story.complete("recordVitalSigns", vitals("continue", Map.of()));
        }
        story.pass(1, ChronoUnit.HOURS);
        story.complete("recordVitalSigns", vitals("finish", Map.of()));
        assertThat(story.isOpen("recordPlatelets")).isEqualTo(plateletsDue);
        if (plateletsDue) {
            story.complete("recordPlatelets", platelets("205 10*9/L"));
        }
        story.pass(2, ChronoUnit.HOURS);
        story.complete("observePatient", observation(Map.of()));
    }

    private void prepareDay(int day) {
        Map<String, Object> check = check(Map.of());
        if (infusionDays().contains(Story.today().minusDays(1))) {
            check.put("pregnancyTest", "notRepeated");
        }
        story.complete("checkBeforeInfusion", check);
        story.complete("givePremedication", premedication(day));
        prepare("A1");
    }

    /** Day 1, slowed so that 8 hours after dilution it has not ended. */
    private void infuseUntilTheBagExpires() {
        story.until("2026-03-02T08:00");
        prepareDay(1);
        start();
        story.pass(1, ChronoUnit.HOURS);
        story.complete("recordVitalSigns", vitals("continue", Map.of()));
        story.until("2026-03-02T16:00");
    }

    private void prepare(String batch) {
        story.complete("prepareInfusion", bag(batch, Map.of()));
    }

    private void start() {
        story.complete("startInfusion", STARTED);
    }

    private static Map<String, Object> check(Map<String, Object> differing) {
        Map<String, Object> usual = new HashMap<>(Map.of(
                "temperature", 36.6,
                "systolic", 124,
                "diastolic", 78,
                "heartRate", 72,
                "oxygen", 98));
        usual.putAll(Map.of(
                "present", "yes",
                "infectionSigns", "no",
                "newSymptoms", "none",
                "pregnancyTest", "negative",
                "equipmentReady", "yes",
                "physicianPresent", "yes"));
        return with(usual, differing);
    }

    private static Map<String, Object> premedication(int day) {
        return with(
                Map.of(
                        "antihistamine",
                        "given",
                        "antipyretic",
                        "notGiven",
                        "drugs",
                        "Cetirizine 10 mg",
                        "aciclovirTaken",
                        "yes"),
                day > 3
                        ? Map.of()
                        : Map.of(
                                "methylprednisolone",
                                "yes",
                                "corticosteroid",
                                "methylprednisolone",
                                "methylprednisoloneMg",
                                1000,
                                "methylprednisoloneAt",
                                clock().toString(),
                                "corticosteroidEndedAt",
                                clock().toString()));
    }

    private static Map<String, Object> bag(String batch, Map<String, Object> differing) {
        return with(
                Map.of(
                        "clear", "yes",
                        "aseptic", "yes",
                        "diluent", "sodiumChloride",
                        "product", "Alemtuzumab 12 mg concentrate",
                        "batch", batch,
                        "dilutionTime", clock().toString()),
                differing);
    }

    private static Map<String, Object> vitals(String action, Map<String, Object> differing) {
        return with(
                Map.of(
                        "heartRate",
                        76,
                        "systolic",
                        122,
                        "diastolic",
                        76,
                        "temperature",
                        36.8,
                        "oxygen",
                        97,
                        "condition",
                        "well",
                        "action",
                        action),
                differing);
    }

    private static Map<String, Object> discarded(String next, int remainingMl) {
        return Map.of("discarded", "yes", "remainingMl", remainingMl, "next", next, "reason", "Slowed for a rash");
    }

    private static Map<String, Object> platelets(String printed) {
        return Map.of("available", "yes", "collectedOn", Story.today().toString(), "platelets", printed);
    }

    private static Map<String, Object> observation(Map<String, Object> differing) {
        return with(
                Map.of(
                        "condition",
                        "well",
                        "heartRate",
                        74,
                        "systolic",
                        120,
                        "diastolic",
                        76,
                        "temperature",
                        36.7,
                        "oxygen",
                        98,
                        "dischargeTold",
                        true,
                        "physicianExamined",
                        "no"),
                differing);
    }

    private static Map<String, Object> with(Map<String, Object> usual, Map<String, Object> differing) {
        Map<String, Object> all = new HashMap<>(usual);
        all.putAll(differing);
        return all;
    }

    private void baseline(String platelets) {
        results.record(
                new Sample(patient, Story.today(), "BASELINE", null, null, "nurse"),
                Map.of(
                        "platelets", platelets,
                        "creatinine", "0.90 mg/dL",
                        "alt", "22 U/L",
                        "ast", "20 U/L",
                        "tsh", "1.8 mIU/L"));
    }

    private void giveFirstCourseInThePast() {
        LocalDate first = LocalDate.of(2025, 2, 3);
        courses.book(patient, courses.plan(patient).courseNumber(), first);
        for (int day = 1; day <= 5; day++) {
            story.beginAt(first.plusDays(day - 1) + "T10:00");
            courses.begin(patient, 1, day, "Alemtuzumab", "A0", OffsetDateTime.now());
            courses.finish(patient, 1, day, false, null);
        }
        courses.complete(patient, 1, false);
        story.beginAt("2026-02-20T10:00");
    }

    private void reportInfection(String details) {
        reports.record(
                patient, LocalDate.of(1992, 4, 3), PatientReport.Kind.INFECTION, Story.today(), details, "nurse");
    }

    private List<LocalDate> infusionDays() {
        return courses.infusions(patient).stream()
                .map(infusion ->
                        infusion.begunAt().atZoneSameInstant(Story.ZONE).toLocalDate())
                .toList();
    }

    private String state(int course) {
        return courses.find(patient, course).orElseThrow().state();
    }

    private static LocalTime clock() {
        return LocalDateTime.ofInstant(
                        org.camunda.bpm.engine.impl.util.ClockUtil.getCurrentTime()
                                .toInstant(),
                        Story.ZONE)
                .toLocalTime()
                .truncatedTo(ChronoUnit.MINUTES);
    }

    private static java.util.Date dateAt(String moment) {
        return java.util.Date.from(
                LocalDateTime.parse(moment).atZone(Story.ZONE).toInstant());
    }
}
