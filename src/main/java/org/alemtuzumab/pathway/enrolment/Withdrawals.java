package org.alemtuzumab.pathway.enrolment;

import java.util.Set;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** When a withdrawal may end the treatment: as soon as nothing is under way that must be seen through. */
@Component("withdrawals")
public class Withdrawals {

    private static final String INFUSION_DAY = "infusionDay";
    /** The steps of an infusion day before the drug, where the day has seen no infusion yet. */
    private static final Set<String> BEFORE_INFUSION = Set.of(
            "checkBeforeInfusion",
            "givePremedication",
            "prepareInfusion",
            "startInfusion",
            "repeatPremedication",
            "infuse");

    private final RunningProcesses processes;
    private final Courses courses;
    private final ClinicTime time;

    Withdrawals(RunningProcesses processes, Courses courses, ClinicTime time) {
        this.processes = processes;
        this.courses = courses;
        this.time = time;
    }

    /** Whether an infusion has begun and its day is not over, or results are being evaluated in the treatment. */
    @ForModels
    public boolean mustWait(String patientNumber) {
        return processes.runsWithin("treatment", "evaluation", patientNumber)
                || processes.runsBeyond(INFUSION_DAY, BEFORE_INFUSION, patientNumber)
                || processes.runs(INFUSION_DAY, patientNumber) && infusedToday(patientNumber);
    }

    private boolean infusedToday(String patientNumber) {
        return courses.anchor(patientNumber).filter(time.today()::equals).isPresent();
    }
}
