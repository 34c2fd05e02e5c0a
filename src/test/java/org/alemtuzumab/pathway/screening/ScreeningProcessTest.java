package org.alemtuzumab.pathway.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.OverrideDecision;
import org.alemtuzumab.pathway.assessment.Overrides;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.story.Story;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Screening before courses, with vaccination and preparation (SCR-01 to SCR-19, scenarios A12, A13, A14). */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:screening;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class ScreeningProcessTest {

    private static final LocalDate BORN = LocalDate.of(1992, 1, 1);
    private static int count;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Patients patients;

    @Autowired
    private Courses courses;

    @Autowired
    private Findings findings;

    @Autowired
    private Overrides overrides;

    @Autowired
    private PatientReports reports;

    @Autowired
    private Eligibility eligibility;

    @Autowired
    private ScreeningTexts texts;

    @Autowired
    private JdbcTemplate jdbc;

    private String patient;
    private Story story;
    private ProcessInstance screening;

    @BeforeEach
    void prepare() {
        patient = "S-" + ++count;
        story = new Story(engine, patient);
        story.beginAt("2026-01-12T09:00");
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void manAgainstWhomNothingStandsIsEligible() {
        enrol("male");
        screen(1);
        assertThat(story.openTasks())
                .containsExactlyInAnyOrder("takeHistory", "recordInfectionScreen", "educatePatient");
        known();
        vaccinated();
        book("2026-03-09");

        assertThat(story.timer("baselineDue")).isEqualTo("2026-02-09T07:00");
        assertThat(story.timer("mriDue")).isEqualTo("2026-01-26T07:00");
        story.until("2026-01-26T08:00");
        assertThat(story.openTasks()).containsExactly("recordMri");
        mri();
        story.until("2026-02-10T09:00");
        assertThat(story.openTasks())
                .containsExactlyInAnyOrder("recordBaselineResults", "recordEcgAndVitals", "examineSkin");
        assertThat((String) story.shown("recordBaselineResults", "panel"))
                .contains("platelets", "upcr", "aptt")
                .doesNotContain("menses");
        baseline();

        assertThat(story.openTasks()).containsExactly("confirmEligibility");
        assertThat((String) story.shown("confirmEligibility", "proposal")).isEqualTo("Proposed: eligible");
        confirm();
        assertThat(outcome()).isEqualTo("eligible");
        assertThat(story.passed("eligible")).isEqualTo(1);
    }

    @Test
    void womanIsAskedAboutHpvAndPregnancyAndDeferredWithoutContraception() {
        enrol("female");
        screen(1);
        assertThat(story.shown("recordInfectionScreen", "panel")).isEqualTo("hpv");
        assertThatThrownBy(() -> story.complete("recordInfectionScreen", infections()))
                .hasMessageContaining("HPV screen: is missing");
        history(Map.of());
        educate();
        story.complete(
                "recordInfectionScreen", with(infections(), Map.of("hpv", "negative", "hpvVaccination", "declined")));
        vaccinated();
        book("2026-02-02");
        mri();
        story.complete("checkPregnancy", pregnancy("no"));
        baseline();

        assertThat(reasons()).contains("SCR-12", "No effective contraception").doesNotContain("SCR-05");
        confirm();
        assertThat(outcome()).isEqualTo("deferred");

        screen(1);
        vaccinated();
        book("2026-02-02");
        assertThat(story.openTasks()).as("only what stood against the course").containsExactly("checkPregnancy");
        story.complete("checkPregnancy", pregnancy("yes"));
        confirm();
        assertThat(outcome()).isEqualTo("eligible");
    }

    @Test
    void confirmedHivInfectionIsContraindicatedWithoutOverrideAndReferred() {
        enrol("male");
        screen(1);
        history(Map.of());
        educate();
        story.complete(
                "recordInfectionScreen",
                with(
                        infections(),
                        Map.of("hiv", "reactive", "hivConfirmation", "positive", "remarks", "Told in person")));

        assertThat(story.openTasks()).containsExactly("confirmEligibility");
        assertThat(reasons())
                .contains(
                        "SCR-01",
                        "HIV infection, confirmed",
                        "Infection screen of %s: Told in person".formatted(Story.today()))
                .doesNotContain("may be set aside");
        assertThat(findings.of(patient))
                .extracting(Finding::rule, Finding::specialty, Finding::urgency)
                .containsExactly(tuple("SCR-01", "infectiousDiseases", Urgency.URGENT));
        confirm();
        assertThat(outcome()).isEqualTo("contraindicated");
        assertThat(story.passed("coursePreparation")).isZero();
        assertThat(story.passed("signNeurologistOverride")).isZero();
    }

    @Test
    void indeterminateHivTestHoldsUntilAClearConfirmatoryTestAndKeepsTheOtherResults() {
        enrol("male");
        screen(1);
        history(Map.of());
        educate();
        story.complete(
                "recordInfectionScreen",
                with(infections(), Map.of("hiv", "indeterminate", "hivConfirmation", "pending")));

        assertThat(story.openTasks()).containsExactly("recordConfirmatoryTest");
        confirmHiv("indeterminate");
        assertThat(story.openTasks()).as("still held").containsExactly("recordConfirmatoryTest");
        confirmHiv("negative");

        assertThat(story.openTasks()).containsExactly("recordVaricellaStatus");
        assertThat(story.passed("recordInfectionScreen")).isEqualTo(1);
    }

    @Test
    void positiveHepatitisDefersAndIsAskedAgainWhileTheRestIsKept() {
        enrol("male");
        screen(1);
        history(Map.of());
        educate();
        story.complete(
                "recordInfectionScreen",
                with(infections(), Map.of("hbv", "positive", "antiHbc", "positive", "tb", "positive")));

        assertThat(reasons()).contains("Hepatitis B positive", "Tuberculosis test positive");
        assertThat(findings.of(patient))
                .extracting(Finding::specialty)
                .containsExactlyInAnyOrder("hepatology", "infectiousDiseases");
        confirm();
        assertThat(outcome()).isEqualTo("deferred");

        screen(1);
        assertThat(story.openTasks()).containsExactly("recordInfectionScreen");
        story.complete("recordInfectionScreen", with(infections(), Map.of("hbv", "cleared", "tb", "treated")));
        assertThat(story.openTasks()).containsExactly("recordVaricellaStatus");
    }

    @Test
    void everyReasonIsNamedAtOnceAndHardStopsOfferNoOverride() {
        enrol("male");
        screen(1);
        history(Map.of("stroke", "yes", "coagulopathy", "yes", "activeInfection", "yes"));
        story.complete("educatePatient", with(education(), Map.of("commitmentSigned", "no")));
        story.complete("recordInfectionScreen", infections());

        assertThat(reasons())
                .contains("SCR-04** Stroke", "SCR-04** Coagulopathy", "SCR-03", "SCR-13")
                .doesNotContain("may be set aside");
        assertThatThrownBy(() -> story.complete("confirmEligibility", Map.of("decision", "allow")))
                .hasMessageContaining("'allow' is not one of the choices");
        confirm();
        assertThat(outcome()).isEqualTo("contraindicated");
    }

    @Test
    void onlyASevereInfectionDefersWhereASignedVersionOfTheProfileSaysSo() {
        onlySevereInfectionsDefer();
        enrol("male");
        screen(1);
        assertThat(story.shown("takeHistory", "infectionDefers")).isEqualTo("severe");
        assertThatThrownBy(() -> history(Map.of("activeInfection", "yes")))
                .hasMessageContaining("Is it severe?: is missing");
        history(Map.of("activeInfection", "yes", "infectionSevere", "no"));
        story.complete("educatePatient", with(education(), Map.of("commitmentSigned", "no")));
        story.complete("recordInfectionScreen", infections());

        assertThat(reasons()).contains("SCR-13", "Active infection, not severe").doesNotContain("fully resolved");

        jdbc.update("delete from profile_change");
        assertThat(eligibility.standsAgainstToday(patient, 1)).anyMatch(reason -> reason.contains("fully resolved"));
    }

    @Test
    void bookingWithinSixWeeksOfAVaccineComesBackWithTheEarliestDay() {
        enrol("male");
        screen(1);
        known();
        story.complete("recordVaricellaStatus", varicella("negative", "2026-01-12"));
        story.until("2026-01-19T10:00");
        dose("varicella", "2026-01-19", "yes");
        story.until("2026-02-16T10:00");
        dose("varicella", "2026-02-16", "no");
        assertThat(story.passed("decideOnVaccination")).isZero();

        assertThat(story.shown("bookCourse", "earliestDay")).isEqualTo("2026-03-30");
        book("2026-03-23");
        assertThat((String) story.shown("bookCourse", "refusal"))
                .contains("2026-03-23 is too early", "2026-03-30", "SCR-08");
        book("2026-03-29");
        assertThat(story.isOpen("bookCourse")).isTrue();
        book("2026-03-30");

        story.until("2026-03-02T09:00");
        mri();
        baseline();
        assertThat(story.openTasks()).as("held by the vaccine").isEmpty();
        assertThat(story.timer("sixWeeksAfterLastVaccine")).isEqualTo("2026-03-30T07:00");
        story.until("2026-03-30T07:00");
        confirm();
        assertThat(outcome()).isEqualTo("eligible");
    }

    @Test
    void declinedVaricellaVaccineNeedsTheNeurologistWhoseReasonIsKept() {
        enrol("male");
        screen(1);
        known();
        story.complete("recordVaricellaStatus", varicella("negative", "2026-01-12"));
        noDose();
        assertThat(story.openTasks()).containsExactly("decideOnVaccination");
        assertThat(story.shown("decideOnVaccination", "rules")).isEqualTo("SCR-09");
        assertThatThrownBy(() ->
                        story.completeAs("neurologist", "decideOnVaccination", Map.of("varicellaDecision", "proceed")))
                .hasMessageContaining("Reason: is missing");
        story.completeAs(
                "neurologist",
                "decideOnVaccination",
                Map.of("varicellaDecision", "proceed", "reason", "Patient declines"));

        book("2026-02-02");
        mri();
        baseline();
        assertThat(reasons()).contains("SCR-09", "set aside", "Patient declines");
        confirm();
        assertThat(outcome()).isEqualTo("eligible");
        assertThat(overrides.of(patient, 1))
                .extracting(OverrideDecision::rule, OverrideDecision::role, OverrideDecision::reason)
                .containsExactly(tuple("SCR-09", "neurologist", "Patient declines"));
    }

    @Test
    void influenzaVaccineBlocksForSixWeeksUnlessTheNeurologistShortensTheWait() {
        enrol("male");
        screen(1);
        known();
        story.complete("recordVaricellaStatus", varicella("positive", "2026-01-12"));
        story.complete(
                "recordVaccination",
                with(
                        scheduleComplete(),
                        Map.of(
                                "vaccinated", "yes",
                                "vaccine", "influenza",
                                "givenOn", "2026-01-10",
                                "moreDoses", "no",
                                "shortenWait", "yes")));
        assertThat(story.shown("decideOnVaccination", "rules")).isEqualTo("SCR-08");
        story.completeAs("neurologist", "decideOnVaccination", Map.of("waitDecision", "wait", "reason", "No hurry"));
        assertThat(story.shown("bookCourse", "earliestDay")).isEqualTo("2026-02-21");
    }

    /** What stays open, or is refused, is a neurologist's decision; who says "complete it first" gets the list back as it was ticked. */
    @Test
    void whatIsOpenOfTheNationalScheduleIsDecidedByTheNeurologist() {
        enrol("male");
        screen(1);
        known();
        story.complete("recordVaricellaStatus", varicella("positive", "2026-01-12"));
        story.complete("recordVaccination", with(scheduleComplete(), ticked("vaccineHpv", "open")));
        assertThat(story.shown("decideOnVaccination", "rules")).isEqualTo("list");
        assertThat(story.shown("decideOnVaccination", "question").toString()).contains("- HPV: open");

        story.completeAs(
                "neurologist", "decideOnVaccination", Map.of("listDecision", "vaccinate", "reason", "There is time"));
        assertThat(story.shown("recordVaccination", "vaccineHpv")).isEqualTo("open");
        assertThat(story.shown("recordVaccination", "vaccineMmr")).isEqualTo("complete");
        story.complete(
                "recordVaccination",
                with(
                        scheduleComplete(),
                        with(ticked("vaccineHpv", "refused"), Map.of("vaccineHpvBecause", "Afraid of it"))));
        assertThat(story.shown("decideOnVaccination", "question").toString())
                .contains("- HPV: refused, because: Afraid of it");

        story.completeAs(
                "neurologist", "decideOnVaccination", Map.of("listDecision", "proceed", "reason", "Counselled"));
        assertThat(story.openTasks()).containsExactly("bookCourse");
    }

    /** A dose that completes a course is a dose: the wait runs from it, and is shortened like any other. */
    @Test
    void theLastDoseOfTheListStartsTheSixWeeks() {
        enrol("male");
        screen(1);
        known();
        story.complete("recordVaricellaStatus", varicella("positive", "2026-01-12"));
        story.complete(
                "recordVaccination",
                with(
                        scheduleComplete(),
                        with(
                                ticked("vaccineHepatitisB", "given"),
                                Map.of("vaccineHepatitisBOn", "2026-01-10", "shortenWait", "no"))));
        assertThat(story.passed("decideOnVaccination")).isZero();
        assertThat(story.shown("bookCourse", "earliestDay")).isEqualTo("2026-02-21");
    }

    /** Each vaccine is answered: a list with one left out is refused by its form. */
    @Test
    void aVaccineThatIsNotTickedIsMissing() {
        enrol("male");
        screen(1);
        known();
        story.complete("recordVaricellaStatus", varicella("positive", "2026-01-12"));
        Map<String, Object> list = new HashMap<>(scheduleComplete());
        list.remove("vaccineCovid");
        list.putAll(Map.of("vaccinated", "no", "moreDoses", "no"));
        assertThatThrownBy(() -> story.complete("recordVaccination", list)).hasMessageContaining("COVID-19");
    }

    private static Map<String, Object> ticked(String vaccine, String status) {
        return Map.of(vaccine, status, "vaccinated", "no", "moreDoses", "no");
    }

    @Test
    void liveVaccineOffersNoShorterWait() {
        enrol("male");
        screen(1);
        known();
        story.complete("recordVaricellaStatus", varicella("positive", "2026-01-12"));
        story.complete(
                "recordVaccination",
                with(
                        scheduleComplete(),
                        Map.of(
                                "vaccinated", "yes",
                                "vaccine", "mmr",
                                "live", "no",
                                "givenOn", "2026-01-10",
                                "moreDoses", "no",
                                "shortenWait", "yes")));
        assertThat(story.passed("decideOnVaccination")).isZero();
        assertThat(story.shown("bookCourse", "earliestDay")).isEqualTo("2026-02-21");
    }

    @Test
    void infectionReportedWhileTheConfirmationIsOpenKeepsItFromBeingConfirmed() {
        enrol("male");
        screen(1);
        known();
        vaccinated();
        book("2026-03-09");
        story.until("2026-02-10T09:00");
        mri();
        baseline();
        assertThat((String) story.shown("confirmEligibility", "proposal")).isEqualTo("Proposed: eligible");
        reports.record(
                patient,
                BORN,
                PatientReport.Kind.INFECTION,
                LocalDate.of(2026, 2, 10),
                "38.6 °C, urine culture positive",
                null);

        assertThatThrownBy(this::confirm).hasMessageContaining("SCR-03").hasMessageContaining("Active infection");
        assertThat(story.openTasks()).containsExactly("confirmEligibility");
        story.complete("confirmEligibility", Map.of("decision", "defer", "reason", "Infection"));
        assertThat(outcome()).isEqualTo("deferred");
    }

    @Test
    void afterAnInfectionOnlyWhatIsTooOldForTheNewDayIsAskedAgain() {
        enrol("male");
        screen(1);
        known();
        vaccinated();
        book("2026-03-09");
        story.until("2026-02-10T09:00");
        mri();
        baseline();
        confirm();
        assertThat(outcome()).isEqualTo("eligible");

        story.until("2026-03-08T10:00");
        reports.record(
                patient,
                BORN,
                PatientReport.Kind.INFECTION,
                LocalDate.of(2026, 3, 8),
                "38.6 °C, urine culture positive",
                null);
        screen(1);
        assertThat(reasons()).contains("SCR-03", "Active infection");
        confirm();
        assertThat(outcome()).isEqualTo("deferred");

        story.until("2026-03-20T10:00");
        reports.resolveInfection(patient, LocalDate.of(2026, 3, 20), "Resolved");
        screen(1);
        history(Map.of());
        noDose();
        book("2026-03-23");
        assertThat(story.openTasks())
                .as("41 days old; the MRI of 10 February is still valid, and the skin taken over (MON-05)")
                .containsExactlyInAnyOrder("recordBaselineResults", "recordEcgAndVitals");
        baseline();
        confirm();
        assertThat(outcome()).isEqualTo("eligible");
        assertThat(story.passed("recordInfectionScreen")).isEqualTo(1);
        assertThat(story.passed("recordMri")).isEqualTo(1);
    }

    @Test
    void missingResultDefersByNameAndIsTheOnlyOneAskedForAgain() {
        enrol("male");
        screen(1);
        known();
        vaccinated();
        book("2026-02-02");
        mri();
        Map<String, Object> results = results();
        results.remove("tsh");
        results.put("alt", "22");
        baseline(results);
        assertThat(reasons()).contains("SCR-05", "ALT", "TSH").doesNotContain("Platelets");
        story.complete(
                "confirmEligibility",
                Map.of("decision", "confirm", "decideAlt", "acceptable", "becauseAlt", "Unit is asked for"));
        assertThat(outcome()).isEqualTo("deferred");
        assertThat(texts.deferral(patient)).contains("SCR-05", "TSH");

        screen(1);
        noDose();
        book("2026-02-02");
        assertThat(story.shown("recordBaselineResults", "panel")).isEqualTo("alt,tsh");
    }

    @Test
    void abnormalBaselineIsJudgedAndDefersWhenNotAcceptable() {
        enrol("male");
        screen(1);
        known();
        vaccinated();
        book("2026-02-02");
        mri();
        baseline(with(results(), Map.of("alt", "150 U/L")));

        assertThat((String) story.shown("confirmEligibility", "items")).isEqualTo("alt");
        assertThat((String) story.shown("confirmEligibility", "findings")).contains("LIV-2");
        assertThatThrownBy(this::confirm).hasMessageContaining("ALT: is missing");
        assertThatThrownBy(() ->
                        story.complete("confirmEligibility", Map.of("decision", "confirm", "decideAlt", "acceptable")))
                .hasMessageContaining("ALT: acceptable, because: is missing");
        story.complete("confirmEligibility", Map.of("decision", "confirm", "decideAlt", "repeat"));
        assertThat(outcome()).isEqualTo("deferred");
        assertThat(texts.deferral(patient)).contains("LIV-2", "to be repeated");

        screen(1);
        noDose();
        book("2026-02-02");
        assertThat((String) story.shown("recordBaselineResults", "panel")).contains("alt");
    }

    @Test
    void thrombocytopeniaUnderTreatmentBlocksUntilNeurologistAndHaematologistHaveSigned() {
        enrol("male");
        treatedWithThrombocytopenia();
        screen(2);
        history(Map.of("autoimmuneSinceTreatment", "no"));
        educate();
        story.complete("recordInfectionScreen", infections());

        assertThat((String) story.shown("signNeurologistOverride", "question")).contains("INF-17");
        Map<String, Object> allow = Map.of("decision", "allow", "reason", "Highly active MS");
        assertThatThrownBy(() -> story.complete("signNeurologistOverride", allow))
                .hasMessageContaining("only a person who is logged in can sign");
        story.completeAs("neurologist", "signNeurologistOverride", allow);
        assertThat(engine.getTaskService()
                        .getIdentityLinksForTask(
                                story.task("signSpecialistOverride").getId()))
                .extracting(IdentityLink::getGroupId)
                .contains("haematology");
        Map<String, Object> remission = Map.of("decision", "allow", "reason", "In remission for a year");
        assertThatThrownBy(() -> story.completeAs("neurologist", "signSpecialistOverride", remission))
                .hasMessageContaining("you have signed on INF-17 for neurologist already");
        story.completeAs("haematologist", "signSpecialistOverride", remission);

        assertThat(story.openTasks()).containsExactly("recordVaricellaStatus");
        assertThat(overrides.of(patient, 2))
                .extracting(OverrideDecision::role)
                .containsExactly("neurologist", "haematology");
        assertThatThrownBy(() -> jdbc.update(
                        """
                        insert into override_decision
                          (patient_number, course_number, rule, role, allowed, reason, signed_by, signed_at)
                        values (?, 2, 'INF-17', 'haematology', true, 'Both by one', 'neurologist', current_timestamp)
                        """,
                        patient))
                .as("nor does the database take it")
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.update(
                        """
                        insert into override_signatory (patient_number, course_number, rule, person, role)
                        values (?, 2, 'INF-17', 'neurologist', 'haematology')
                        """,
                        patient))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void oneRefusedSignatureDefersTheCourse() {
        enrol("male");
        treatedWithThrombocytopenia();
        screen(2);
        history(Map.of("autoimmuneSinceTreatment", "no"));
        educate();
        story.complete("recordInfectionScreen", infections());
        story.completeAs(
                "neurologist", "signNeurologistOverride", Map.of("decision", "allow", "reason", "Highly active MS"));
        story.completeAs(
                "haematologist", "signSpecialistOverride", Map.of("decision", "keep", "reason", "Relapsed twice"));

        assertThat(reasons()).contains("INF-17");
        confirm();
        assertThat(outcome()).isEqualTo("deferred");
        assertThat(story.passed("coursePreparation")).isZero();
    }

    @Test
    void laterCourseIsBookedTwelveMonthsAfterTheLastDoseAtTheEarliest() {
        enrol("male");
        infused("2026-03-06T10:00");
        story.beginAt("2027-01-23T09:00");
        courses.plan(patient);
        screen(2);
        history(Map.of("autoimmuneSinceTreatment", "no"));
        educate();
        story.complete("recordInfectionScreen", infections());
        vaccinated();

        book("2027-03-05");
        assertThat((String) story.shown("bookCourse", "refusal")).contains("2027-03-06", "INF-02");
        book("2027-03-06");
        assertThat(story.isOpen("bookCourse")).isFalse();
    }

    private void treatedWithThrombocytopenia() {
        infused("2026-03-06T10:00");
        story.beginAt("2027-01-23T09:00");
        courses.plan(patient);
        confirmedReferral();
    }

    private void infused(String moment) {
        story.beginAt(moment);
        courses.begin(patient, 1, 1, "alemtuzumab", "B1", OffsetDateTime.parse("2026-03-06T08:00:00Z"));
        courses.complete(patient, 1, false);
    }

    /** A haematology referral for platelets that ended confirmed. */
    private void confirmedReferral() {
        jdbc.update(
                "insert into referral (patient_number, specialty, urgency, opened_at, escalations, outcome, closed_at)"
                        + " values (?, 'haematology', 'URGENT', timestamp with time zone '2026-09-06 09:00:00+00', 0,"
                        + " 'confirmed', timestamp with time zone '2026-09-20 09:00:00+00')",
                patient);
        Long referral =
                jdbc.queryForObject("select max(id) from referral where patient_number = ?", Long.class, patient);
        jdbc.update(
                "insert into referral_answer (patient_number, referral_id, step, outcome, disease, autoimmune,"
                        + " answered_at) values (?, ?, 'outcome', 'confirmed', 'Immune thrombocytopenia', true,"
                        + " timestamp with time zone '2026-09-20 09:00:00+00')",
                patient,
                referral);
        jdbc.update(
                "insert into finding (patient_number, rule, urgency, specialty, evidence, context, raised_at,"
                        + " routed_at, referral_id, outcome, closed_at) values (?, 'PLT-3', 'URGENT', 'haematology',"
                        + " 'PLT-3: 60', 'ROUND', timestamp with time zone '2026-09-06 09:00:00+00',"
                        + " timestamp with time zone '2026-09-06 09:00:00+00', ?, 'confirmed',"
                        + " timestamp with time zone '2026-09-20 09:00:00+00')",
                patient,
                referral);
    }

    private void enrol(String sex) {
        patients.enrol(patient, sex, BORN, "STRICT", "rapidlyEvolvingSevere");
        courses.plan(patient);
    }

    private void screen(int courseNumber) {
        screening = story.start("screening", Map.of("courseNumber", courseNumber));
        story.until(now());
    }

    private String now() {
        return LocalDateTime.ofInstant(ClockUtil.getCurrentTime().toInstant(), Story.ZONE)
                .toString();
    }

    private void onlySevereInfectionsDefer() {
        Timestamp signed = Timestamp.from(ClockUtil.getCurrentTime().toInstant());
        jdbc.update(
                "insert into profile_change (kind, profile, version_number, valid_from, valid_until, settings, reason, state, "
                        + "proposed_at, signed_by, signed_at) values ('RELAXATION', 'STRICT', 1, ?, ?, 'infectionDefers=severe', "
                        + "'S4 names the severe ones', 'SIGNED', ?, 'neurologist', ?)",
                Story.today(),
                Story.today().plusMonths(6),
                signed,
                signed);
    }

    private Object outcome() {
        assertThat(story.ended(screening)).isTrue();
        return story.lastValue(screening, "screeningOutcome");
    }

    private String reasons() {
        return (String) story.shown("confirmEligibility", "reasons");
    }

    private void known() {
        history(Map.of());
        educate();
        story.complete("recordInfectionScreen", infections());
    }

    private void history(Map<String, Object> others) {
        Map<String, Object> answers = new HashMap<>();
        List.of(
                        "immunomodulator",
                        "hypersensitivity",
                        "activeInfection",
                        "dissection",
                        "stroke",
                        "anginaOrInfarction",
                        "coagulopathy",
                        "autoimmuneDisease")
                .forEach(question -> answers.put(question, "no"));
        List.of("indicationConfirmed", "bloodPressureControlled", "riskFactorsReviewed")
                .forEach(question -> answers.put(question, "yes"));
        story.complete("takeHistory", with(answers, others));
    }

    private void educate() {
        story.complete("educatePatient", education());
    }

    private static Map<String, Object> education() {
        Map<String, Object> answers = new HashMap<>();
        List.of("explained", "guideGiven", "alertCardGiven", "commitmentSigned", "dietExplained")
                .forEach(question -> answers.put(question, "yes"));
        answers.put("caregiver", "taught");
        List.of(
                        "Infusion",
                        "Infection",
                        "Bleeding",
                        "Clotting",
                        "SmallClots",
                        "Kidney",
                        "Liver",
                        "Inflammation",
                        "Stills",
                        "BrainInflammation",
                        "BrainInfection",
                        "Thyroid",
                        "Cancer")
                .forEach(condition -> answers.put("taught" + condition, true));
        return answers;
    }

    private static Map<String, Object> infections() {
        return Map.of(
                "collectedOn",
                Story.today().toString(),
                "hiv",
                "negative",
                "tb",
                "negative",
                "hbv",
                "negative",
                "antiHbc",
                "negative",
                "hcv",
                "negative",
                "cmvRisk",
                "no");
    }

    private void confirmHiv(String result) {
        story.complete(
                "recordConfirmatoryTest", Map.of("collectedOn", Story.today().toString(), "hivConfirmation", result));
    }

    private void vaccinated() {
        if (story.isOpen("recordVaricellaStatus")) {
            story.complete("recordVaricellaStatus", varicella("positive", "2026-01-12"));
        }
        noDose();
    }

    private static Map<String, Object> varicella(String igg, String on) {
        return Map.of("varicellaHistory", "unknown", "vaccinatedTwice", "unknown", "igg", igg, "iggOn", on);
    }

    private void noDose() {
        story.complete("recordVaccination", with(scheduleComplete(), Map.of("vaccinated", "no", "moreDoses", "no")));
    }

    private void dose(String vaccine, String on, String more) {
        story.complete(
                "recordVaccination",
                with(
                        scheduleComplete(),
                        Map.of("vaccinated", "yes", "vaccine", vaccine, "givenOn", on, "moreDoses", more)));
    }

    /** SCR-08: each vaccine of the national schedule is complete. */
    private static Map<String, Object> scheduleComplete() {
        return Stream.of(
                        "Tetanus",
                        "Mmr",
                        "HepatitisB",
                        "Hpv",
                        "Pneumococcal",
                        "ZosterRecombinant",
                        "Influenza",
                        "Covid")
                .collect(Collectors.toMap(each -> "vaccine" + each, each -> "complete"));
    }

    private void book(String day) {
        story.complete(
                "bookCourse",
                Map.of(
                        "bookedOn", day,
                        "intensiveCareAtHand", "yes",
                        "specialistsAtHand", "yes",
                        "experiencedNeurologist", "Dr Peeters",
                        "drugAllergies", "no"));
    }

    private void mri() {
        story.complete("recordMri", Map.of("performedOn", Story.today().toString(), "result", "clear"));
    }

    private void baseline() {
        baseline(results());
    }

    private void baseline(Map<String, Object> results) {
        String today = Story.today().toString();
        story.complete(
                "recordEcgAndVitals",
                Map.of(
                        "performedOn",
                        today,
                        "ecg",
                        "normal",
                        "systolic",
                        120,
                        "diastolic",
                        80,
                        "heartRate",
                        70,
                        "temperature",
                        36.6,
                        "oxygen",
                        98));
        if (story.openTasks().contains("examineSkin")) {
            story.complete("examineSkin", Map.of("collectedOn", today, "skinExam", "normal"));
        }
        story.complete("recordBaselineResults", results);
    }

    private static Map<String, Object> results() {
        Map<String, Object> results = new HashMap<>();
        results.put("collectedOn", Story.today().toString());
        results.put("platelets", "240 10*9/L");
        results.put("haemoglobin", "145 g/L");
        results.put("leukocytes", "6.1 10*9/L");
        results.put("neutrophils", "3.6 10*9/L");
        results.put("lymphocytes", "1.8 10*9/L");
        results.put("creatinine", "79.6 umol/L");
        results.put("urineProtein", "negative");
        results.put("urineBlood", "negative");
        results.put("urineRbc", "1 /HPF");
        results.put("upcr", "60 mg/g");
        results.put("alt", "22 U/L");
        results.put("ast", "22 U/L");
        results.put("bilirubin", "10 umol/L");
        results.put("tsh", "1.8 mIU/L");
        results.put("inr", "1.0");
        results.put("aptt", "30 s");
        return results;
    }

    private static Map<String, Object> pregnancy(String contraception) {
        return Map.of(
                "performedOn",
                Story.today().toString(),
                "pregnancyTest",
                "negative",
                "contraception",
                contraception,
                "breastfeeding",
                "no");
    }

    private void confirm() {
        story.complete("confirmEligibility", Map.of("decision", "confirm"));
    }

    private static Map<String, Object> with(Map<String, Object> answers, Map<String, Object> others) {
        Map<String, Object> all = new HashMap<>(answers);
        all.putAll(others);
        return all;
    }
}
