package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import org.alemtuzumab.pathway.programme.ProgrammeReports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What follows a day that was given: the next one, a hold, or the end of the course (INF-01, INF-11b); under the US label with its checklist (INF-16). */
@Component("planNextDay")
class PlanNextDay implements JavaDelegate {

    private final InfusionCourses courses;
    private final ProgrammeReports reports;

    PlanNextDay(InfusionCourses courses, ProgrammeReports reports) {
        this.courses = courses;
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {

        String wanted = InfusionCourseVariables.NEXT_DAY.find(execution);
        NextStep next = courses.afterDay(
                InfusionCourseVariables.PATIENT_NUMBER.get(execution),
                InfusionCourseVariables.COURSE_NUMBER.get(execution),
                InfusionCourseVariables.DAY_NUMBER.get(execution),
                wanted == null ? null : LocalDate.parse(wanted));
        InfusionCourseVariables.NEXT_STEP.set(execution, next.step());
        switch (next.step()) {
            case NextStep.COMPLETE -> {
                reports.courseEnded(
                        InfusionCourseVariables.PATIENT_NUMBER.get(execution),
                        InfusionCourseVariables.COURSE_NUMBER.get(execution));
                InfusionCourseVariables.COURSE_OUTCOME.set(execution, "completed");
            }
            case NextStep.HOLD -> InfusionCourseVariables.HELD_BECAUSE.set(execution, next.heldBecause());
            default -> {
                InfusionCourseVariables.DAY_NUMBER.set(
                        execution, InfusionCourseVariables.DAY_NUMBER.get(execution) + 1);
                InfusionCourseVariables.NEXT_DAY.set(execution, next.nextDay().toString());
            }
        }
    }
}
