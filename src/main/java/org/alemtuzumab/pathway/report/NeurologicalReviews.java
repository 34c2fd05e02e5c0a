package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.evaluation.Alert;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.followup.NeurologicalQuestions;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.monitoring.RoundOpened;
import org.alemtuzumab.pathway.neurology.Immunosuppressants;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * MON-10: a neurologist examines the patient every few months, beside the rounds. What is new goes the way of whatever is told:
 * signs as a report, answered on the form (NEU-1), a drug that was started meanwhile to the neurologist (SCR-17), an MRI through its table.
 */
@Component("neurologicalReviews")
@Transactional
public class NeurologicalReviews {

    private static final String PROCESS = "neurologicalReview";
    private static final String EVENT = "safetyEventReported";

    private final Assessments assessments;
    private final Courses courses;
    private final Immunosuppressants immunosuppressants;
    private final SafetyEvents safetyEvents;
    private final NeurologicalQuestions questions;
    private final LabResults results;
    private final Findings findings;
    private final Decisions decisions;
    private final RunningProcesses processes;
    private final Messages messages;
    private final ClinicTime time;

    NeurologicalReviews(
            Assessments assessments,
            Courses courses,
            Immunosuppressants immunosuppressants,
            SafetyEvents safetyEvents,
            NeurologicalQuestions questions,
            LabResults results,
            Findings findings,
            Decisions decisions,
            RunningProcesses processes,
            Messages messages,
            ClinicTime time) {
        this.assessments = assessments;
        this.courses = courses;
        this.immunosuppressants = immunosuppressants;
        this.safetyEvents = safetyEvents;
        this.questions = questions;
        this.results = results;
        this.findings = findings;
        this.decisions = decisions;
        this.processes = processes;
        this.messages = messages;
        this.time = time;
    }

    /**
     * What was found.
     *
     * @param answers as kept: EDSS, relapses, cognition, drugs, remarks
     * @param mri code of the result; null where none was done
     * @param signs new signs by analyte, empty for none
     * @param suspicion what is answered to new neurological signs (NEU-1); null where there are none
     * @param otherDrug a drug against MS, or another immunosuppressant, that is on no list; null for none
     */
    record Review(
            LocalDate performedOn,
            Map<String, Object> answers,
            String mri,
            Map<String, String> signs,
            Suspicion suspicion,
            List<String> drugs,
            String otherDrug,
            String details) {}

    /** Whether PML or autoimmune encephalitis is suspected, and why (NEU-1). */
    record Suspicion(boolean suspected, String because) {}

    /** With a round that has opened, where the review would come too late with the next one. */
    @EventListener
    void begin(RoundOpened round) {
        String patientNumber = round.patientNumber();
        Map<String, Object> plan = plan(patientNumber);
        LocalDate due = last(patientNumber)
                .map(done -> done.plusMonths(number(plan, "months")))
                .orElse(round.dueOn());
        if (!due.isBefore(round.nextDueOn()) || processes.runs(PROCESS, patientNumber)) {
            return;
        }
        LocalDate from = due.isBefore(time.today()) ? time.today() : due;
        messages.start(
                "neurologicalReviewDue",
                patientNumber,
                Map.of(
                        NeurologicalReviewVariables.PATIENT_NUMBER.name(), patientNumber,
                        NeurologicalReviewVariables.REVIEW_DUE.name(), time.at(from),
                        NeurologicalReviewVariables.REMIND_AT.name(),
                                time.at(from.plusDays(number(plan, "remindDays"))),
                        NeurologicalReviewVariables.SECOND_AT.name(),
                                time.at(from.plusDays(number(plan, "secondDays")))));
    }

    /** @throws SubmissionRefused when the day lies ahead, or something is new and no sign is ticked */
    void record(String patientNumber, Review review, String by) {
        if (review.signs().isEmpty()
                && ("new".equals(review.answers().get("relapses"))
                        || "worse".equals(review.answers().get("cognition")))) {
            throw new SubmissionRefused(
                    "A new relapse or worse cognition is a new sign: tick which one, so that it is followed (NEU-1)");
        }
        int course = courses.of(patientNumber).stream()
                .filter(Course::given)
                .map(Course::courseNumber)
                .max(Integer::compare)
                .orElse(1);
        assessments.record(
                patientNumber, course, Assessments.NEUROLOGICAL_REVIEW, review.performedOn(), review.answers());
        tellDrugs(patientNumber, review, by);
        if (review.mri() != null) {
            results.record(
                    new Sample(patientNumber, review.performedOn(), "REPORT", null, null, by),
                    Map.of("mri", review.mri()));
        }
        if (!review.signs().isEmpty()) {
            safetyEvents.report(patientNumber, review.performedOn(), review.details(), review.signs(), by);
            Optional.ofNullable(review.suspicion())
                    .ifPresent(answer -> questions.answer(patientNumber, answer.suspected(), answer.because(), by));
        } else {
            messages.tell(EVENT, patientNumber);
        }
    }

    /** SCR-17: a drug that was started meanwhile goes to the neurologist. */
    private void tellDrugs(String patientNumber, Review review, String by) {
        List<String> started = Stream.concat(
                        immunosuppressants.tell(patientNumber, review.drugs(), by).stream(),
                        Optional.ofNullable(review.otherDrug()).stream())
                .toList();
        if (!started.isEmpty()) {
            findings.raise(Finding.raisedBy(
                    patientNumber,
                    new Alert(
                            "SCR-17",
                            Urgency.PROMPT,
                            "neurologist",
                            "SCR-17: told at the review of %s, not before: %s; no other immunosuppressant runs beside alemtuzumab"
                                    .formatted(review.performedOn(), String.join(", ", started))),
                    time.now()));
        }
    }

    /** MON-10: nobody has done it: the second neurologist is asked. */
    void late(String patientNumber, LocalDate due) {
        findings.raise(Finding.raisedBy(
                patientNumber,
                new Alert(
                        "MON-10",
                        Urgency.PROMPT,
                        "neurologyOnCall",
                        "MON-10: the neurological review due on %s has not been done".formatted(due)),
                time.now()));
        messages.tell(EVENT, patientNumber);
    }

    /** What the last review found, for its reader; when it was none, what counts instead. */
    @ForModels
    public String lastInWords(String patientNumber) {
        return assessments
                .latest(patientNumber, Assessments.NEUROLOGICAL_REVIEW)
                .map(last -> "Last review on %s: EDSS %s, relapses: %s, cognition: %s."
                        .formatted(
                                last.performedOn(),
                                last.text("edss").orElse("not known"),
                                last.text("relapses").orElse("not known"),
                                last.text("cognition").orElse("not known")))
                .orElse("No review yet.");
    }

    /** The day of the last one done; eligibility for a course counts, and whoever is not known to have had either, its first day. */
    private Optional<LocalDate> last(String patientNumber) {
        return Stream.of(Assessments.NEUROLOGICAL_REVIEW, Assessments.CONFIRMATION)
                .flatMap(kind -> assessments.latest(patientNumber, kind).stream())
                .map(Assessed::performedOn)
                .max(LocalDate::compareTo)
                .or(() -> courses.of(patientNumber).stream()
                        .map(Course::beganOn)
                        .filter(Objects::nonNull)
                        .max(LocalDate::compareTo));
    }

    private Map<String, Object> plan(String patientNumber) {
        return decisions.setting(
                "reviewPlan",
                Map.of(
                        "priorImmunosuppression",
                        !immunosuppressants.of(patientNumber).isEmpty()));
    }

    private static int number(Map<String, Object> plan, String name) {
        return ((Number) plan.get(name)).intValue();
    }
}
