package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.patient.Organs;
import org.alemtuzumab.pathway.pregnancy.Childbearing;
import org.alemtuzumab.pathway.pregnancy.Dates;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.pregnancy.Pregnancy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pregnancy tests, contraception and breastfeeding before courses (SCR-12). */
@Component
@Transactional
class PregnancyChecks {

    private final Assessments assessments;
    private final Pregnancies pregnancies;
    private final Childbearing childbearing;
    private final Organs organs;

    PregnancyChecks(Assessments assessments, Pregnancies pregnancies, Childbearing childbearing, Organs organs) {
        this.assessments = assessments;
        this.pregnancies = pregnancies;
        this.childbearing = childbearing;
        this.organs = organs;
    }

    /** Keeps it; a positive test is a pregnancy (PRG-1), and what ends childbearing is known from now on (SCR-23). */
    void record(String patientNumber, int courseNumber, CheckPregnancy made, String by) {
        LocalDate on = made.performedOn();
        assessments.record(patientNumber, courseNumber, Assessments.PREGNANCY, on, made.check());
        if (made.check().positive()) {
            pregnancies.report(
                    patientNumber,
                    Pregnancy.SCREENING,
                    new Dates(on, made.lastMensesOn().orElse(null), null, null),
                    by);
        }
        if (!made.check().breastfeeding()) {
            pregnancies.weaned(patientNumber, on);
        }
        made.childbearingOver().ifPresent(reason -> childbearing.end(patientNumber, reason, on));
        made.organs()
                .forEach((organ, presence) ->
                        organs.record(patientNumber, organ, presence, on, CheckPregnancy.HYSTERECTOMY));
    }
}
