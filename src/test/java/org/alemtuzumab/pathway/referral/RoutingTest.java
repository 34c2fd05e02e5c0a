package org.alemtuzumab.pathway.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.disease.KnownDisease;
import org.alemtuzumab.pathway.disease.KnownDiseases;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.evaluation.Alert;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.evaluation.FollowUpRequest;
import org.alemtuzumab.pathway.evaluation.Outcome;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.followup.FollowUp;
import org.alemtuzumab.pathway.followup.FollowUps;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;

/** Where findings go. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:referral;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class RoutingTest {

    private static final Instant START = Instant.parse("2027-07-14T08:00:00Z");
    private static int patients;

    @Autowired
    private KnownDiseases known;

    @Autowired
    private Routing routing;

    @Autowired
    private Referrals referrals;

    @Autowired
    private ReferralRepository rows;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private Findings findings;

    @Autowired
    private Patients enrolled;

    @Autowired
    private ClinicTime time;

    private String patient;

    @BeforeEach
    void enrol() {
        VirtualTime.set(START);
        patient = "ROUTE-" + ++patients;
        enrolled.enrol(patient, "female", LocalDate.of(1992, 4, 3), "STRICT", "rapidlyEvolvingSevere");
    }

    @AfterEach
    void backToRealTime() {
        VirtualTime.reset();
    }

    @Test
    void findingsOfOnePassMakeOneReferralASpecialtyWithTheHighestUrgency() {
        raise("REN-1", "URGENT", "nephrology");
        raise("REN-5", "EMERGENCY", "nephrology");
        raise("LIV-2", "PROMPT", "hepatology");

        Routing.Routed routed = routing.route(patient);

        assertThat(routed.newReferrals()).hasSize(2);
        assertThat(referrals.of(patient))
                .extracting(Referral::specialty, Referral::urgency)
                .containsExactly(tuple("nephrology", Urgency.EMERGENCY), tuple("hepatology", Urgency.PROMPT));
        assertThat(referrals.findingsOf(routed.newReferrals().get(0)))
                .extracting(Finding::rule)
                .containsExactly("REN-1", "REN-5");
        assertThat(findings.unrouted(patient)).isEmpty();
        assertThat(followUps.of(patient)).isEmpty();
    }

    @Test
    void laterFindingJoinsTheOpenReferralAndUrgencyOnlyRises() {
        raise("LIV-2", "PROMPT", "hepatology");
        Long id = routing.route(patient).newReferrals().get(0);
        referrals.acknowledge(id, new AcknowledgeReferral(Optional.empty()), "hepatologist");

        raise("LIV-3b", "URGENT", "hepatology");
        Routing.Routed second = routing.route(patient);
        raise("LIV-2", "PROMPT", "hepatology");
        routing.route(patient);

        assertThat(second.newReferrals()).isEmpty();
        assertThat(second.extendedReferrals()).containsExactly(id);
        assertThat(referrals.get(id).urgency()).isEqualTo(Urgency.URGENT);
        assertThat(referrals.get(id).acknowledgedAt()).isNotNull();
        assertThat(referrals.findingsOf(id)).hasSize(3);
    }

    @Test
    void emergencyThatJoinsAReferralAsksForItsAcknowledgementAgain() {
        raise("REN-4", "URGENT", "nephrology");
        Long id = routing.route(patient).newReferrals().get(0);
        referrals.acknowledge(id, new AcknowledgeReferral(Optional.empty()), "nephrologist");

        raise("REN-5", "EMERGENCY", "nephrology");
        routing.route(patient);

        assertThat(referrals.get(id).urgency()).isEqualTo(Urgency.EMERGENCY);
        assertThat(referrals.get(id).acknowledgedAt()).isNull();
    }

    @Test
    void closedReferralMakesRoomForANewOne() {
        raise("REN-1", "URGENT", "nephrology");
        Long first = routing.route(patient).newReferrals().get(0);
        exclude(first);
        assertThat(referrals.closeIfAnswered(first)).isTrue();
        assertThat(referrals.anyOpen(patient)).isFalse();

        raise("REN-1", "URGENT", "nephrology");

        assertThat(routing.route(patient).newReferrals()).hasSize(1).doesNotContain(first);
    }

    @Test
    void twoOpenReferralsOfOneSpecialtyCannotExist() {
        raise("REN-1", "URGENT", "nephrology");
        Referral open = referrals.get(routing.route(patient).newReferrals().get(0));
        Referral second = new Referral(
                null,
                patient,
                open.specialty(),
                open.openKey(),
                Urgency.URGENT,
                time.now(),
                null,
                null,
                0,
                null,
                null,
                null);

        assertThatThrownBy(() -> rows.save(second)).hasCauseInstanceOf(DataIntegrityViolationException.class);
        assertThat(referrals.of(patient)).hasSize(1);
    }

    @Test
    void referralStaysOpenWhileOneOfItsFindingsIsUnansweredOrObserved() {
        raise("REN-1", "URGENT", "nephrology");
        Long id = routing.route(patient).newReferrals().get(0);
        List<Long> first = ids(id);
        raise("REN-3", "URGENT", "nephrology");
        routing.route(patient);

        referrals.record(id, first, excluded("Dehydration"), "nephrologist");
        assertThat(referrals.closeIfAnswered(id)).isFalse();

        List<Long> added =
                ids(id).stream().filter(finding -> !first.contains(finding)).toList();
        LocalDate until = time.today().plusDays(30);
        referrals.record(id, added, observed(until, "Stable"), "nephrologist");
        assertThat(referrals.closeIfAnswered(id)).isFalse();
        assertThat(referrals.answersTo(id))
                .extracting(ReferralAnswer::outcome, ReferralAnswer::observedUntil, ReferralAnswer::worseningPercent)
                .contains(tuple(Conclusion.OBSERVED, until, 20.0));

        referrals.record(id, added, confirmed("otherImmuneNephropathy"), "specialist");
        assertThat(referrals.closeIfAnswered(id)).isTrue();
        assertThat(referrals.findingsOf(id))
                .extracting(Finding::outcome)
                .containsExactly(Outcome.EXCLUDED, Outcome.CONFIRMED);
    }

    @Test
    void whatIsConfirmedIsHistoryFromThenOn() {
        raise("PLT-3", "URGENT", "haematology");
        raise("REN-1", "URGENT", "nephrology");
        raise("LIV-2", "PROMPT", "hepatology");
        List<Long> ids = routing.route(patient).newReferrals();
        referrals.record(ids.get(0), ids(ids.get(0)), confirmed("immuneThrombocytopenia"), "specialist");
        referrals.record(ids.get(1), ids(ids.get(1)), confirmed("otherDisease"), "specialist");
        exclude(ids.get(2));

        assertThat(known.of(patient))
                .extracting(KnownDisease::code, KnownDisease::specialty, KnownDisease::underTreatment)
                .containsExactly(
                        tuple("immuneThrombocytopenia", "haematology", false),
                        tuple("otherDisease", "nephrology", false));
        assertThat(referrals.answersTo(ids.get(0)))
                .extracting(ReferralAnswer::autoimmune)
                .containsExactly(true);
        assertThat(referrals.confirmedWithoutCode(patient)).isEmpty();
    }

    @Test
    void whatIsExcludedOrObservedHasItsReasonAndADiseaseItsCode() {
        assertThatThrownBy(() -> excluded(" ")).hasMessageContaining("has its reason");
        assertThatThrownBy(() -> observed(time.today().plusDays(30), " ")).hasMessageContaining("has its reason");
        assertThatThrownBy(() -> outcome(Conclusion.CONFIRMED, null, null, null))
                .hasMessageContaining("coded disease");
        assertThatThrownBy(() -> outcome(Conclusion.OBSERVED, null, null, "Stable"))
                .hasMessageContaining("day until which");
    }

    @Test
    void findingsThatAskForTheSameTestShareAFollowUpWithTheShortestDeadline() {
        repeat("PLT-4", "platelets", 168);
        repeat("PLT-5", "platelets", 24);

        Routing.Routed routed = routing.route(patient);

        assertThat(routed.newFollowUps()).hasSize(1);
        FollowUp followUp = followUps.of(patient).get(0);
        assertThat(followUp.dueAt().toInstant()).isEqualTo(START.plus(Duration.ofHours(24)));
        assertThat(followUp.assignedGroup()).isEqualTo("msNurse");
        assertThat(findings.ofFollowUp(followUp.id())).extracting(Finding::rule).containsExactly("PLT-4", "PLT-5");
    }

    @Test
    void openFollowUpTakesAFurtherFindingThatAsksForTheSame() {
        repeat("LIV-1", "alt,ast,bilirubin", 336);
        Long id = routing.route(patient).newFollowUps().get(0);

        repeat("LIV-1", "alt", 24);
        Routing.Routed second = routing.route(patient);

        assertThat(second.newFollowUps()).isEmpty();
        assertThat(second.extendedFollowUps()).containsExactly(id);
        assertThat(followUps.get(id).dueAt().toInstant()).isEqualTo(START.plus(Duration.ofHours(24)));
    }

    @Test
    void followUpsOfDifferentKindsOrTestsStayApart() {
        repeat("PLT-4", "platelets", 168);
        repeat("LIV-1", "alt", 336);
        raise(finding("SAF-1", "REPEAT", null, FollowUpKind.CLARIFY, "platelets", null));

        assertThat(routing.route(patient).newFollowUps()).hasSize(3);
    }

    @Test
    void findingThatNeedsASpecialistAndATestGetsBoth() {
        raise(finding("THY-1", "ROUTINE", "endocrinology", FollowUpKind.REFLEX, "ft4", null));

        Routing.Routed routed = routing.route(patient);

        Finding finding = findings.of(patient).get(0);
        assertThat(routed.newReferrals()).containsExactly(finding.referralId());
        assertThat(routed.newFollowUps()).containsExactly(finding.followUpId());
    }

    @Test
    void whatHasNoHoursOfItsOwnTakesTheTable() {
        raise(finding("SAF-1", "EMERGENCY", null, FollowUpKind.CLARIFY, "platelets", null));
        raise(finding("SAF-1", "REPEAT", null, FollowUpKind.CLARIFY, "creatinine", null));
        raise(finding("REN-2", "REPEAT", null, FollowUpKind.REFLEX, "upcr", null));

        routing.route(patient);

        assertThat(followUps.of(patient))
                .extracting(FollowUp::analytes, followUp -> followUp.dueAt().toInstant())
                .containsExactlyInAnyOrder(
                        tuple("platelets", START.plus(Duration.ofHours(1))),
                        tuple("creatinine", Instant.parse("2027-07-14T21:59:00Z")),
                        tuple("upcr", START.plus(Duration.ofHours(168))));
    }

    @Test
    void neurologistGetsATaskAndNoReferral() {
        raise("PLT-6", "PROMPT", "neurologist");
        raise(finding("SAF-10", "ROUTINE", null, FollowUpKind.REFERENCE, "creatinine", null));

        Routing.Routed routed = routing.route(patient);

        assertThat(routed.newReferrals()).isEmpty();
        assertThat(followUps.of(patient))
                .extracting(FollowUp::kind, FollowUp::assignedGroup)
                .containsExactlyInAnyOrder(
                        tuple(FollowUpKind.CLARIFY, "neurologist"), tuple(FollowUpKind.REFERENCE, "neurologist"));
    }

    @Test
    void findingThatNobodyIsNamedForStillReachesThePersonInCharge() {
        raise("SAF-7", "URGENT", null);

        routing.route(patient);

        assertThat(followUps.of(patient)).singleElement().satisfies(followUp -> {
            assertThat(followUp.assignedGroup()).isEqualTo("neurologist");
            assertThat(followUp.analyteCodes()).isEmpty();
        });
        assertThat(findings.unrouted(patient)).isEmpty();
    }

    @Test
    void nothingToRouteStartsNothing() {
        Routing.Routed routed = routing.route(patient);

        assertThat(routed.newReferrals()).isEmpty();
        assertThat(routed.newFollowUps()).isEmpty();
    }

    private void repeat(String rule, String analytes, int hours) {
        raise(finding(rule, "REPEAT", null, FollowUpKind.REPEAT, analytes, hours));
    }

    private void raise(String rule, String urgency, String specialty) {
        raise(finding(rule, urgency, specialty, null, null, null));
    }

    private void raise(Finding finding) {
        findings.raise(finding);
    }

    private Finding finding(
            String rule, String urgency, String specialty, FollowUpKind kind, String followUpAnalytes, Integer hours) {
        Alert alert = new Alert(rule, Urgency.valueOf(urgency), specialty, rule + ": example");
        return Finding.raisedBy(patient, "ROUND", alert, time.now())
                .about(followUpAnalytes)
                .asking(new FollowUpRequest(kind, followUpAnalytes, hours));
    }

    private void exclude(Long id) {
        referrals.record(id, ids(id), excluded("Nothing found"), "specialist");
    }

    private static RecordOutcome excluded(String note) {
        return outcome(Conclusion.EXCLUDED, null, null, note);
    }

    private static RecordOutcome observed(LocalDate until, String note) {
        return outcome(Conclusion.OBSERVED, null, until, note);
    }

    private static RecordOutcome confirmed(String disease) {
        return outcome(Conclusion.CONFIRMED, disease, null, null);
    }

    private static RecordOutcome outcome(Conclusion conclusion, String disease, LocalDate until, String note) {
        return new RecordOutcome(
                conclusion,
                Optional.ofNullable(disease),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(until),
                Optional.ofNullable(until).map(observed -> 20.0),
                Optional.ofNullable(note));
    }

    private List<Long> ids(Long referralId) {
        return referrals.findingsOf(referralId).stream().map(Finding::id).toList();
    }
}
