package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.evaluation.Triage;
import org.alemtuzumab.pathway.monitoring.Absences;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.pregnancy.PregnancyTexts;
import org.springframework.stereotype.Component;

/** Says to whoever reported which patient it reached and what follows. */
@Component
class ReportConsequences {

    private final Patients patients;
    private final Courses courses;
    private final PatientReports reports;
    private final SafetyEvents safetyEvents;
    private final PregnancyTexts pregnancyTexts;
    private final Absences absences;

    ReportConsequences(
            Patients patients,
            Courses courses,
            PatientReports reports,
            SafetyEvents safetyEvents,
            PregnancyTexts pregnancyTexts,
            Absences absences) {
        this.absences = absences;
        this.reports = reports;
        this.safetyEvents = safetyEvents;
        this.patients = patients;
        this.courses = courses;
        this.pregnancyTexts = pregnancyTexts;
    }

    /** @param heard whether a step of the pathway waited for this report and goes on with it */
    String of(PatientReport report, boolean heard) {
        Patient patient = patients.get(report.patientNumber());
        return "**Patient %s**, %s, born %s; %s.\n\nReported: **%s** on %s.\n\n%s"
                .formatted(
                        patient.number(),
                        patient.sex(),
                        patient.birthDate(),
                        courseInWords(patient.number()),
                        report.title(),
                        report.happenedOn(),
                        whatFollows(report, heard));
    }

    private String courseInWords(String patientNumber) {
        return courses.of(patientNumber).stream()
                .reduce((earlier, later) -> later)
                .map(ReportConsequences::inWords)
                .orElse("no course planned");
    }

    private static String inWords(Course course) {
        return switch (course.state()) {
            case Course.BOOKED -> "course %d booked for %s".formatted(course.courseNumber(), course.bookedOn());
            case Course.RUNNING ->
                "course %d under way, last infusion on %s".formatted(course.courseNumber(), course.lastInfusionOn());
            case Course.PREPARED -> "course %d being prepared".formatted(course.courseNumber());
            default -> "last infusion of course %d on %s".formatted(course.courseNumber(), course.lastInfusionOn());
        };
    }

    private String whatFollows(PatientReport report, boolean heard) {
        return switch (report.kind()) {
            case SYMPTOMS -> Triage.inWords(safetyEvents.triage(report));
            case INFECTION -> infection(report, heard) + "\n\n" + Triage.inWords(safetyEvents.triage(report));
            case MS_ACTIVITY ->
                heard
                        ? "The neurologist reviews whether another course is prepared, at the earliest 12 months after the "
                                + "last dose (INF-02)."
                        : "No step of the pathway waits for it now: a course or a review is under way, or the treatment has ended. "
                                + "The neurologist is asked to consider it.";
            case OTHER_RESULTS ->
                "The task **Record other results** is open for the MS nurses: enter them there, with their units. They are "
                        + "judged like any other (SAF-6).";
            case PREGNANCY ->
                "%s. Courses are blocked; obstetrics and endocrinology are asked, with thyroid tests, and an exposure is reported (PRG-1). **Monthly tests go on.** If an infusion is running, **tell the infusion nurse and the neurologist at once**."
                        .formatted(pregnancyTexts.open(report.patientNumber()));
            case PREGNANCY_ENDED ->
                "The task **Record end of pregnancy** opens for the MS nurses. A course is planned again only after a "
                        + "negative test and without breastfeeding (PRG-1, SCR-12).";
            case VACCINATION ->
                "The dose is on record; a course begins at the earliest six full weeks after it (SCR-08).";
            case LIVE_VACCINE ->
                "The neurologist says whether immunity has recovered. **No live vaccine** before that (SCR-10).";
            case ADMISSION ->
                "Pharmacovigilance is asked whether it was serious and suspected, if there was ever an infusion (PHV-1). Report new symptoms and results as well.";
            case PERSONAL_DATA ->
                "From now on pregnancy, menses, HPV and contraception are asked for by these organs, and values are judged by the ranges of this sex (SCR-23).";
            case WITHDRAWAL ->
                "No further infusion will be begun. One that is running is stopped only by the infusion nurse: **tell "
                        + "the nurse at once**; the observation and what is being evaluated of the treatment are "
                        + "seen through first, and the treatment ends only then. **Monitoring "
                        + "goes on** if there was ever an infusion: the risk remains (MON-07).";
            case MOVE ->
                "The neurologist hands over and settles the move. Monitoring stays **ours** until the "
                        + "new centre accepts in writing and what is under way has been seen through (MON-09).";
            case LOST_TO_FOLLOW_UP ->
                "The neurologist decides what is done. **Monitoring goes on**: rounds stay "
                        + "open and missed ones escalate (MON-06).";
            case MONITORING_REFUSED ->
                "The neurologist talks to the patient. Monitoring ends only with a refusal in writing (MON-09). "
                        + "Until that is settled **no infusion is given** (SCR-13).";
            case ABSENCE, ABSENCE_ENDED -> absence(report.patientNumber());
            case COURSE_ELSEWHERE -> courseElsewhere(report.patientNumber(), heard);
            case DEATH ->
                "All tasks and timers of this patient are closed. Pharmacovigilance is asked for its "
                        + "report (PHV-1).";
        };
    }

    private String courseElsewhere(String patientNumber, boolean heard) {
        return "It is on record; monitoring counts from the last infusion, on **%s**: rounds before it are closed, and the months of monitoring begin anew (MON-02). %s"
                .formatted(
                        courses.anchor(patientNumber).orElseThrow(),
                        heard
                                ? "What was planned here is ended; the neurologist reviews prophylaxis, reference values and open findings (SCR-21)."
                                : "No treatment is under way here: a neurologist is asked to review prophylaxis, reference values and open findings (SCR-21).");
    }

    private String absence(String patientNumber) {
        String planned = absences.text(patientNumber);
        return (planned.isEmpty() ? "No absence is on file any more: calls are made on their days (MON-06)." : planned)
                + " Rounds open, fall due and close as ever; two missed in a row go to the neurologist at once. "
                + "**Ask where samples can be taken on the way.**";
    }

    private String infection(PatientReport report, boolean heard) {
        if (!reports.defers(report)) {
            return "It is kept on record as **not severe**: in this version of the profile it does not defer a course, unless it becomes severe; then report it anew (SCR-03).";
        }
        return courses.of(report.patientNumber()).stream()
                .filter(course -> !course.ended())
                .findFirst()
                .map(course -> {
                    if (!course.given()) {
                        return "Course %d is deferred until the neurologist records that the infection is resolved (SCR-03)."
                                .formatted(course.courseNumber());
                    }
                    return heard
                            ? "The infusions stop until the neurologist resumes or ends the course (INF-20)."
                            : "**Tell the infusion nurse and the neurologist at once**: an infusion day is under way, or "
                                    + "the course is already held (INF-20).";
                })
                .orElse(
                        "No course is under way. The infection is kept on record and defers a course until it is resolved "
                                + "(SCR-03).");
    }
}
