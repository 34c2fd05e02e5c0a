package org.alemtuzumab.pathway.treatment;

import org.alemtuzumab.pathway.course.Courses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes up the course under way, or the next one. */
@Component("planCourse")
class PlanCourse implements JavaDelegate {

    private final Courses courses;

    PlanCourse(Courses courses) {
        this.courses = courses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        TreatmentVariables.HELD_BECAUSE.clear(execution);
        TreatmentVariables.COURSE_NUMBER.set(
                execution,
                courses.plan(TreatmentVariables.PATIENT_NUMBER.get(execution)).courseNumber());
    }
}
