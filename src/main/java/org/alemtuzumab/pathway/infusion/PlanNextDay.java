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
        InfusionDayRef day = InfusionCourseVariables.day(execution);
        String wanted = InfusionCourseVariables.NEXT_DAY.find(execution);
        NextStep next = courses.afterDay(day, wanted == null ? null : LocalDate.parse(wanted));
        InfusionCourseVariables.NEXT_STEP.set(execution, next.step().spelled());
        switch (next.step()) {
            case COMPLETE -> {
                reports.courseEnded(day.patientNumber(), day.courseNumber());
                InfusionCourseVariables.COURSE_OUTCOME.set(execution, "completed");
            }
            case HOLD -> InfusionCourseVariables.HELD_BECAUSE.set(execution, next.heldBecause());
            case NEXT_DAY -> {
                InfusionCourseVariables.DAY_NUMBER.set(execution, day.next().dayNumber());
                InfusionCourseVariables.NEXT_DAY.set(execution, next.nextDay().toString());
            }
        }
    }
}
