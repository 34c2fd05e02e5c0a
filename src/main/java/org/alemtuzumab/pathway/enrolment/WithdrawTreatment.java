package org.alemtuzumab.pathway.enrolment;

import java.util.List;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.infusion.InfusionDays;
import org.alemtuzumab.pathway.infusion.PlateletsOfLastDay;
import org.alemtuzumab.pathway.programme.ProgrammeReports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * The patient withdraws from the treatment: no further infusion; monitoring goes on (settled question 10). Of a course that
 * is broken off, the platelets of its last day are asked for (INF-20).
 */
@Component("withdrawTreatment")
class WithdrawTreatment implements JavaDelegate {

    private final Courses courses;
    private final InfusionDays infusionDays;
    private final PlateletsOfLastDay platelets;
    private final ProgrammeReports reports;

    WithdrawTreatment(
            Courses courses, InfusionDays infusionDays, PlateletsOfLastDay platelets, ProgrammeReports reports) {
        this.courses = courses;
        this.infusionDays = infusionDays;
        this.platelets = platelets;
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String patientNumber = TreatmentPathwayVariables.PATIENT_NUMBER.get(execution);
        List<Integer> brokenOff = courses.of(patientNumber).stream()
                .filter(course -> course.given() && !course.ended())
                .map(Course::courseNumber)
                .toList();
        infusionDays.discardUnused(patientNumber, "The patient has withdrawn from the treatment");
        courses.giveUp(patientNumber);
        brokenOff.forEach(courseNumber -> {
            platelets.ask(patientNumber, courseNumber);
            reports.courseEnded(patientNumber, courseNumber);
        });
    }
}
