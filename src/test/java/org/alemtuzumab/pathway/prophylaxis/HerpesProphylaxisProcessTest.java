package org.alemtuzumab.pathway.prophylaxis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.ReportedValue;
import org.alemtuzumab.pathway.results.Sample;
import org.alemtuzumab.pathway.results.Stage;
import org.alemtuzumab.pathway.story.Story;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Herpes prophylaxis from day 1 of a course, 2 March 2026, with the last infusion on 6 March (INF-08, scenario A16). */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:herpes-prophylaxis;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class HerpesProphylaxisProcessTest {

    private static int count;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Patients patients;

    @Autowired
    private Courses courses;

    @Autowired
    private LabResults results;

    @Autowired
    private Prophylaxes prophylaxes;

    @Autowired
    private ProphylaxisRepository rows;

    private String patient;
    private Story story;
    private ProcessInstance prophylaxis;

    @BeforeEach
    void prepare() {
        patient = "P-" + ++count;
        story = new Story(engine, patient);
        story.beginAt("2026-03-01T10:00");
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void strictGoesOnUntilCd4HasRecovered() {
        begin("STRICT");
        assertThat(story.timer("checkDue")).isEqualTo("2026-05-02T07:00");

        story.until("2026-05-06T06:59");
        assertThat(story.isOpen("recordCd4"))
                .as("the last infusion prolongs it")
                .isFalse();
        story.until("2026-05-06T09:00");
        cd4("140 /uL");
        story.until("2026-06-06T09:00");
        cd4("190 /uL");
        assertThat(story.isOpen("stopAciclovir")).isFalse();
        story.until("2026-07-06T09:00");
        cd4("230 /uL");

        assertThat((String) story.shown("stopAciclovir", "reason")).contains("recovered", "230 /uL on 2026-07-06");
        stop();
        assertThat(prophylaxes.running(patient)).isFalse();
        assertThat(story.timer("checkDue")).as("control").isEqualTo("2026-08-06T07:00");
        story.until("2026-08-06T09:00");
        cd4("240 /uL");

        assertThat(story.ended(prophylaxis)).isTrue();
        assertThat(story.passed("recordCd4")).isEqualTo(4);
        assertThat(story.passed("resumeAciclovir")).isZero();
    }

    @Test
    void ksaStopsAtOneMonthByTimeAloneAsADeviation() {
        begin("KSA");

        story.until("2026-04-06T06:59");
        assertThat(story.isOpen("stopAciclovir")).isFalse();
        story.until("2026-04-06T09:00");

        assertThat(story.passed("recordCd4")).isZero();
        assertThat((String) story.shown("stopAciclovir", "reason")).contains("deviates from STRICT");
        stop();
        assertThat(story.ended(prophylaxis)).isTrue();
        assertThat(rows.findByPatientNumberOrderById(patient).get(0).stoppedOn())
                .isEqualTo("2026-04-06");
    }

    @Test
    void recoveredEarlyItStillGoesOnForTwoMonths() {
        begin("STRICT");
        story.until("2026-04-06T09:00");
        collected("230 /uL");
        story.until("2026-05-05T23:00");
        assertThat(story.openTasks()).isEmpty();

        story.until("2026-05-06T09:00");
        cd4("230 /uL");

        assertThat(story.isOpen("stopAciclovir")).isTrue();
        stop();
        assertThat(rows.findByPatientNumberOrderById(patient).get(0).stoppedOn())
                .isEqualTo("2026-05-06");
    }

    @Test
    void fallAfterStoppingResumesItBecauseTheLatestCounts() {
        begin("STRICT");
        story.until("2026-05-06T09:00");
        cd4("230 /uL");
        stop();
        story.until("2026-06-06T09:00");
        cd4("180 /uL");

        assertThat(story.task("resumeAciclovir").getDueDate()).isNotNull();
        story.complete("resumeAciclovir", Map.of("resumedOn", "2026-06-06", "drug", "aciclovir200"));

        assertThat(prophylaxes.running(patient)).isTrue();
        assertThat(rows.findByPatientNumberOrderById(patient)).hasSize(2);
        assertThat(story.timer("checkDue")).isEqualTo("2026-07-06T07:00");
        story.until("2026-07-06T09:00");
        cd4("210 /uL");
        assertThat(story.isOpen("stopAciclovir")).isTrue();
    }

    @Test
    void countThatAllowedTheStopIsCorrectedSoItIsResumedAtOnce() {
        begin("STRICT");
        story.until("2026-05-06T09:00");
        cd4("230 /uL");
        stop();
        assertThat(prophylaxes.mustResume(patient)).isFalse();

        story.until("2026-05-12T09:00");
        results.record(
                new Sample(patient, LocalDate.of(2026, 5, 6), "ROUND", null, null, "laboratory"),
                List.of(new ReportedValue(
                        "cd4", "130 /uL", true, null, Stage.CORRECTED, "C-1", "Central laboratory", null, null, null)));
        assertThat(prophylaxes.mustResume(patient)).isTrue();
        engine.getRuntimeService()
                .createMessageCorrelation("cd4Fallen")
                .processInstanceBusinessKey(patient)
                .correlateAll();

        assertThat(story.passed("recordCd4")).as("no count is asked for").isEqualTo(1);
        assertThat((String) story.shown("resumeAciclovir", "reason")).contains("130 /uL on 2026-05-06");
        story.complete("resumeAciclovir", Map.of("resumedOn", "2026-05-12", "drug", "aciclovir200"));
        assertThat(prophylaxes.mustResume(patient)).isFalse();
        assertThat(story.timer("checkDue")).isEqualTo("2026-06-06T07:00");
    }

    @Test
    void onlyALowReadableCountAfterTheStopResumesIt() {
        begin("STRICT");
        story.until("2026-05-06T09:00");
        cd4("230 /uL");
        stop();
        story.until("2026-05-10T09:00");
        collected("200 /uL");
        assertThat(prophylaxes.mustResume(patient)).isFalse();
        story.until("2026-05-11T09:00");
        collected("199");
        assertThat(prophylaxes.mustResume(patient)).as("SAF-1").isFalse();
        story.until("2026-05-12T09:00");
        collected("199 /uL");
        assertThat(prophylaxes.mustResume(patient)).isTrue();
    }

    @Test
    void unreadableControlIsRepeatedAMonthLater() {
        begin("STRICT");
        story.until("2026-05-06T09:00");
        cd4("230 /uL");
        stop();
        story.until("2026-06-06T09:00");
        cd4("240");

        assertThat(story.openTasks()).doesNotContain("resumeAciclovir");
        assertThat(story.timer("checkDue")).isEqualTo("2026-07-06T07:00");
        story.until("2026-07-06T09:00");
        cd4("240 /uL");
        assertThat(story.ended(prophylaxis)).isTrue();
    }

    @Test
    void countCollectedSinceTheLastCheckIsNotAskedForAgain() {
        begin("STRICT");
        story.until("2026-04-20T09:00");
        collected("250 /uL");

        story.until("2026-05-06T09:00");

        assertThat(story.passed("recordCd4")).isZero();
        assertThat(story.isOpen("stopAciclovir")).isTrue();
    }

    @Test
    void unreadableCountIsAskedForAgainAndNeverStops() {
        begin("STRICT");
        story.until("2026-04-20T09:00");
        collected("250 /uL");
        story.until("2026-05-01T09:00");
        collected("260");

        story.until("2026-05-06T09:00");
        assertThat(story.isOpen("recordCd4")).isTrue();
        cd4("270");

        assertThat(story.isOpen("stopAciclovir")).isFalse();
        assertThat(story.timer("checkDue")).isEqualTo("2026-06-06T07:00");
    }

    @Test
    void withoutRecoveryForAYearANeurologistReviewsOnceAYear() {
        begin("STRICT");
        for (int month = 2; month < 12; month++) {
            story.until(LocalDate.of(2026, 3, 6).plusMonths(month) + "T09:00");
            cd4("150 /uL");
            assertThat(story.isOpen("reviewProphylaxis")).isFalse();
        }
        story.until("2027-03-06T09:00");
        cd4("150 /uL");

        assertThat((String) story.shown("reviewProphylaxis", "reason"))
                .isEqualTo(
                        "INF-08: CD4 has not recovered for a year. Last infusion on 2026-03-06. Latest CD4: 150 /uL on"
                                + " 2027-03-06.");
        story.until("2027-04-06T09:00");
        assertThat(story.isOpen("reviewProphylaxis"))
                .as("the monthly counts do not wait for it")
                .isTrue();
        cd4("150 /uL");
        assertThat(story.task("reviewProphylaxis")).as("one a year").isNotNull();
        story.complete("reviewProphylaxis", Map.of("plan", "Continue"));
        assertThat(prophylaxes.running(patient)).isTrue();
        assertThat(story.timer("checkDue")).isEqualTo("2027-05-06T07:00");

        for (int month = 14; month < 24; month++) {
            story.until(LocalDate.of(2026, 3, 6).plusMonths(month) + "T09:00");
            cd4("150 /uL");
            assertThat(story.isOpen("reviewProphylaxis")).isFalse();
        }
        story.until("2028-03-06T09:00");
        cd4("150 /uL");
        assertThat(story.isOpen("reviewProphylaxis")).as("again each year").isTrue();

        story.until("2028-04-06T09:00");
        cd4("220 /uL");
        stop();
        story.until("2028-05-06T09:00");
        cd4("240 /uL");
        assertThat(story.ended(prophylaxis)).as("nothing is left to review").isTrue();
    }

    @Test
    void whyItGoesOnIsReadBeforeEveryCount() {
        begin("STRICT");
        story.until("2026-05-06T09:00");
        assertThat((String) story.shown("recordCd4", "summary"))
                .contains(
                        "Why aciclovir goes on:** INF-08, SAF-1: There is no readable CD4 count since the last check.");
        cd4("140 /uL");
        story.until("2026-06-06T09:00");

        assertThat((String) story.shown("recordCd4", "summary"))
                .contains(
                        "Why aciclovir goes on:** INF-08: CD4 has not recovered.", "Latest CD4: 140 /uL on 2026-05-06");
    }

    @Test
    void theReasonOfWhoeverLetsItGoOnIsReadBeforeTheNextCount() {
        begin("STRICT");
        story.until("2026-05-06T09:00");
        cd4("230 /uL");
        story.complete("stopAciclovir", Map.of("decision", "goOn", "goOnReason", "Shingles last week"));
        story.until("2026-06-06T09:00");

        assertThat((String) story.shown("recordCd4", "summary"))
                .contains("Why aciclovir goes on:** Shingles last week");
    }

    @Test
    void furtherCourseProlongsIt() {
        begin("STRICT");
        story.until("2026-05-06T09:00");
        cd4("150 /uL");
        story.until("2026-05-20T10:00");
        infuse(2, 1);
        assertThat(prophylaxes.open(patient)).as("one is running").isFalse();

        story.until("2026-07-19T23:00");
        assertThat(story.openTasks()).isEmpty();
        story.until("2026-07-20T09:00");
        assertThat(story.isOpen("recordCd4")).isTrue();
    }

    @Test
    void lowerCountSinceLetsItGoOnUntilTheNextMonthlyCheck() {
        begin("STRICT");
        story.until("2026-05-06T09:00");
        cd4("230 /uL");
        collected("190 /uL");

        story.complete("stopAciclovir", Map.of("decision", "goOn", "goOnReason", "190 /uL since"));

        assertThat(prophylaxes.running(patient)).isTrue();
        assertThat(story.isOpen("stopAciclovir")).isFalse();
        assertThat(story.timer("checkDue")).isEqualTo("2026-06-06T07:00");
        story.until("2026-06-06T09:00");
        assertThat((String) story.shown("recordCd4", "summary"))
                .contains("Why aciclovir goes on:** INF-08: CD4 has not recovered.", "190 /uL on 2026-05-06");
    }

    @Test
    void staleTaskToStopIsRefusedAfterAFurtherInfusionOrALaterLowCount() {
        begin("STRICT");
        story.until("2026-05-06T09:00");
        cd4("230 /uL");
        story.until("2026-05-10T09:00");
        collected("190 /uL");
        assertThatThrownBy(this::stop)
                .hasMessageContaining("out of date")
                .hasMessageContaining("CD4 has not recovered")
                .hasMessageContaining("goes on taking it");
        story.until("2026-05-15T09:00");
        collected("240 /uL");
        story.until("2026-05-20T10:00");
        infuse(2, 1);

        assertThatThrownBy(this::stop)
                .hasMessageContaining("out of date")
                .hasMessageContaining("Last infusion on 2026-05-20");
        assertThat(prophylaxes.running(patient)).isTrue();
        assertThat(story.isOpen("stopAciclovir")).isTrue();

        story.until("2026-07-20T09:00");
        assertThatThrownBy(this::stop).as("no count since").hasMessageContaining("no readable CD4");
        collected("220 /uL");
        stop();
        assertThat(prophylaxes.running(patient)).isFalse();
    }

    @Test
    void countThatAllowedTheStopStandsWhenTheTaskIsDoneLate() {
        begin("STRICT");
        story.until("2026-05-06T09:00");
        cd4("230 /uL");
        story.until("2026-06-20T09:00");

        stop();

        assertThat(prophylaxes.running(patient)).isFalse();
    }

    @Test
    void furtherCourseDuringTheControlHasItsOwnProphylaxis() {
        begin("STRICT");
        story.until("2026-05-06T09:00");
        cd4("230 /uL");
        stop();
        story.until("2026-05-20T10:00");
        infuse(2, 1);
        assertThat(prophylaxes.open(patient)).isTrue();

        story.until("2026-06-06T09:00");

        assertThat(story.openTasks()).isEmpty();
        assertThat(story.ended(prophylaxis)).isTrue();
        assertThat(prophylaxes.running(patient)).isTrue();
    }

    @Test
    void lastDayOfAMonthKeepsItsChecksAtTheEndsOfMonths() {
        story.beginAt("2026-12-31T10:00");
        patients.enrol(patient, "male", LocalDate.of(1990, 1, 1), "STRICT", "rapidlyEvolvingSevere");
        infuse(1, 1);
        prophylaxes.open(patient);
        prophylaxis = story.start("herpesProphylaxis", Map.of());
        story.complete("startAciclovir", Map.of("startedOn", "2026-12-31", "drug", "aciclovir200"));

        assertThat(story.timer("checkDue")).isEqualTo("2027-02-28T07:00");
        story.until("2027-02-28T09:00");
        cd4("150 /uL");
        assertThat(story.timer("checkDue")).isEqualTo("2027-03-31T07:00");
    }

    @Test
    void datesAheadAreRefused() {
        patients.enrol(patient, "male", LocalDate.of(1990, 1, 1), "STRICT", "rapidlyEvolvingSevere");
        infuse(1, 1);
        prophylaxis = story.start("herpesProphylaxis", Map.of());

        assertThatThrownBy(() ->
                        story.complete("startAciclovir", Map.of("startedOn", "2026-03-02", "drug", "aciclovir200")))
                .hasMessageContaining("still ahead");
    }

    /** Day 1 with its prophylaxis, and the infusions up to day 5. */
    private void begin(String profile) {
        patients.enrol(patient, "male", LocalDate.of(1990, 1, 1), profile, "rapidlyEvolvingSevere");
        story.beginAt("2026-03-02T10:00");
        infuse(1, 1);
        prophylaxes.open(patient);
        prophylaxis = story.start("herpesProphylaxis", Map.of());
        story.complete("startAciclovir", Map.of("startedOn", "2026-03-02", "drug", "aciclovir200"));
        for (int day = 2; day <= 5; day++) {
            story.until("2026-03-0%dT10:00".formatted(day + 1));
            infuse(1, day);
        }
        courses.complete(patient, 1, false);
    }

    private void infuse(int course, int day) {
        courses.plan(patient);
        courses.begin(patient, course, day, "Alemtuzumab", "A1", OffsetDateTime.now());
    }

    private void cd4(String printed) {
        story.complete("recordCd4", Map.of("collectedOn", Story.today().toString(), "cd4", printed));
    }

    private void collected(String printed) {
        results.record(new Sample(patient, Story.today(), "ROUND", null, null, "nurse"), Map.of("cd4", printed));
    }

    private void stop() {
        story.complete(
                "stopAciclovir",
                Map.of("decision", "stop", "stoppedOn", Story.today().toString()));
    }
}
