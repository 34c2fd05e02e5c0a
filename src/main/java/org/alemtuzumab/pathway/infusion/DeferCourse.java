package org.alemtuzumab.pathway.infusion;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nothing of the course was given: it is prepared and booked anew (SCR-03). */
@Component("deferCourse")
class DeferCourse implements JavaDelegate {

    private final InfusionCourses courses;

    DeferCourse(InfusionCourses courses) {
        this.courses = courses;
    }

    @Override
    public void execute(DelegateExecution execution) {

        courses.defer(
                InfusionCourseVariables.PATIENT_NUMBER.get(execution),
                InfusionCourseVariables.COURSE_NUMBER.get(execution));
        InfusionCourseVariables.COURSE_OUTCOME.set(execution, "deferred");
    }
}
