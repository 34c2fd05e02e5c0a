package org.alemtuzumab.pathway.infusion;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The course is held, and its last infusion may have been its last of all: platelets are asked for at once (INF-20). */
@Component("holdCourse")
class HoldCourse implements TaskListener {

    private final PlateletsOfLastDay platelets;

    HoldCourse(PlateletsOfLastDay platelets) {
        this.platelets = platelets;
    }

    @Override
    public void notify(DelegateTask task) {
        platelets.ask(
                InfusionCourseVariables.PATIENT_NUMBER.get(task), InfusionCourseVariables.COURSE_NUMBER.get(task));
    }
}
