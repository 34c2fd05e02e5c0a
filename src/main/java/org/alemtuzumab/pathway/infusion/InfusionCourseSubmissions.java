package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code infusionCourse}. */
@Component
class InfusionCourseSubmissions {

    private final CourseDecisions decisions;
    private final InfusionCourses courses;
    private final CurrentUser user;

    InfusionCourseSubmissions(CourseDecisions decisions, InfusionCourses courses, CurrentUser user) {
        this.decisions = decisions;
        this.courses = courses;
        this.user = user;
    }

    @OnSubmission
    void decideOnCourse(DelegateTask task, DecideOnCourse decision) {
        DelegateExecution process = task.getExecution();
        String patientNumber = InfusionCourseVariables.PATIENT_NUMBER.get(task);
        int courseNumber = InfusionCourseVariables.COURSE_NUMBER.get(task);
        decisions.decide(patientNumber, courseNumber, decision, user.id());
        InfusionCourseVariables.COURSE_DECISION.set(process, decision.decision().spelled());
        InfusionCourseVariables.HELD_BECAUSE.clear(process);
        if (decision.resumes()) {
            InfusionCourseVariables.DAY_NUMBER.set(process, courses.nextDayNumber(patientNumber, courseNumber));
            InfusionCourseVariables.NEXT_DAY.set(
                    process, decision.resumeOn().orElseThrow().toString());
        } else {
            InfusionCourseVariables.COURSE_OUTCOME.set(process, "endedEarly");
        }
    }
}
