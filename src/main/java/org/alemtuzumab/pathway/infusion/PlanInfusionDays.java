package org.alemtuzumab.pathway.infusion;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The first infusion day is the booked one (INF-01). */
@Component("planInfusionDays")
class PlanInfusionDays implements JavaDelegate {

    private final InfusionCourses courses;

    PlanInfusionDays(InfusionCourses courses) {
        this.courses = courses;
    }

    @Override
    public void execute(DelegateExecution execution) {

        String patientNumber = InfusionCourseVariables.PATIENT_NUMBER.get(execution);
        int courseNumber = InfusionCourseVariables.COURSE_NUMBER.get(execution);
        InfusionCourseVariables.DAY_NUMBER.set(execution, courses.nextDayNumber(patientNumber, courseNumber));
        InfusionCourseVariables.NEXT_DAY.set(
                execution, courses.firstDay(patientNumber, courseNumber).toString());
    }
}
