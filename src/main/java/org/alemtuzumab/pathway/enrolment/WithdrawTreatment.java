package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.course.Courses;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The patient withdraws from the treatment: no further infusion; monitoring goes on (settled question 10). */
@Component("withdrawTreatment")
class WithdrawTreatment implements JavaDelegate {

    private final Courses courses;

    WithdrawTreatment(Courses courses) {
        this.courses = courses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        courses.giveUp(TreatmentPathwayVariables.PATIENT_NUMBER.get(execution));
    }
}
