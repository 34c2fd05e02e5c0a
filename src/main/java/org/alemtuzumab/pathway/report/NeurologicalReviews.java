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
import org.alemtuzumab.pathway.form.TypedAnswers;
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

    /**
     * Keeps what was found, and has what is new followed.
     *
     * @throws org.alemtuzumab.pathway.form.SubmissionRefused when the day lies ahead, a drug is on no list, or something is new
     *     and no sign is ticked
     */
    void record(String patientNumber, RecordNeurologicalReview review, String by) {
        review.requireNamed();
        Examination examination = review.examination();
        int course = courses.of(patientNumber).stream()
                .filter(Course::given)
                .map(Course::courseNumber)
                .max(Integer::compare)
                .orElse(1);
        assessments.record(
                patientNumber,
                course,
                Assessments.NEUROLOGICAL_REVIEW,
                review.performedOn(),
                TypedAnswers.texts(examination));
        tellDrugs(patientNumber, review, by);
        examination
                .mriResult()
                .ifPresent(result -> results.record(
                        new Sample(patientNumber, review.performedOn(), "REPORT", null, null, by),
                        Map.of("mri", result)));
        if (review.signs().isEmpty()) {
            messages.tell(EVENT, patientNumber);
            return;
        }
        safetyEvents.report(
                patientNumber,
                review.performedOn(),
                examination.remarks().orElse("Found at the neurological review"),
                review.signs(),
                by);
        review.suspected()
                .ifPresent(suspected -> questions.answer(
                        patientNumber, suspected, review.because().orElseThrow(), by));
    }

    /** SCR-17: a drug that was started meanwhile goes to the neurologist. */
    private void tellDrugs(String patientNumber, RecordNeurologicalReview review, String by) {
        Examination told = review.examination();
        List<String> started = Stream.concat(
                        immunosuppressants.tell(patientNumber, told.immunosuppressants(), by).stream(),
                        told.otherDrug().stream())
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
