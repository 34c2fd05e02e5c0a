package org.alemtuzumab.pathway.neurology;

import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.model.ForModels;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** SCR-11: what the MRI before a course showed, for whoever looks at the next one, or at new neurological signs (NEU-1). */
@Component("mriTexts")
@Transactional(readOnly = true)
public class MriTexts {

    private final Assessments assessments;

    MriTexts(Assessments assessments) {
        this.assessments = assessments;
    }

    /** The last one that was looked at for signs of PML; "" where there was none. */
    @ForModels
    public String last(String patientNumber) {
        return assessments
                .latest(patientNumber, Assessments.MRI)
                .map(mri -> "Last MRI before a course, of %s: %s.".formatted(mri.performedOn(), shown(mri)))
                .orElse("");
    }

    private static String shown(Assessed mri) {
        return mri.text("result").filter("clear"::equals).isPresent()
                ? "no signs of PML"
                : "**suspicious**: " + mri.text("details").orElse("not described");
    }
}
