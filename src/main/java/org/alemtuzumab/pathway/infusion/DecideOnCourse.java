package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.programme.ProgrammeReports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * A neurologist resumes or ends a held course; of one that ends, the platelets of its last day are asked for (INF-20), and
 * its checklist under the US label (INF-16).
 */
@Component("decideOnCourse")
class DecideOnCourse implements TaskListener {

    private final InfusionCourses courses;
    private final PlateletsOfLastDay platelets;
    private final ProgrammeReports reports;
    private final CurrentUser user;

    DecideOnCourse(InfusionCourses courses, PlateletsOfLastDay platelets, ProgrammeReports reports, CurrentUser user) {
        this.courses = courses;
        this.platelets = platelets;
        this.reports = reports;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        DelegateExecution process = task.getExecution();
        String patientNumber = InfusionCourseVariables.PATIENT_NUMBER.get(task);
        int courseNumber = InfusionCourseVariables.COURSE_NUMBER.get(task);
        CourseDecision decision = new CourseDecision(
                null,
                patientNumber,
                courseNumber,
                answers.requiredText("decision"),
                answers.date("resumeOn").orElse(null),
                answers.requiredText("reason"),
                user.id(),
                null);
        courses.decide(
                decision,
                answers.yes("infectionResolved"),
                answers.date("resolvedOn").orElse(null),
                answers.checked("inSpite"),
                answers.yes("highRisk"));
        InfusionCourseVariables.COURSE_DECISION.set(process, decision.decision());
        InfusionCourseVariables.HELD_BECAUSE.clear(process);
        if (decision.decision().equals(CourseDecision.RESUME)) {
            InfusionCourseVariables.DAY_NUMBER.set(process, courses.nextDayNumber(patientNumber, courseNumber));
            InfusionCourseVariables.NEXT_DAY.set(process, decision.resumeOn().toString());
        } else {
            InfusionCourseVariables.COURSE_OUTCOME.set(process, "endedEarly");
            platelets.ask(patientNumber, courseNumber);
            reports.courseEnded(patientNumber, courseNumber);
        }
    }
}
