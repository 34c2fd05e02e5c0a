package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import java.util.Map;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.patient.Organ;
import org.alemtuzumab.pathway.patient.Organs;
import org.alemtuzumab.pathway.pregnancy.Childbearing;
import org.alemtuzumab.pathway.pregnancy.Dates;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.pregnancy.Pregnancy;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps pregnancy test, contraception and breastfeeding (SCR-12); a positive test is a pregnancy (PRG-1). */
@Component("checkPregnancy")
class CheckPregnancy implements TaskListener {

    private static final String HYSTERECTOMY = "hysterectomy";

    private final Assessments assessments;
    private final Pregnancies pregnancies;
    private final Childbearing childbearing;
    private final Organs organs;
    private final CurrentUser user;

    CheckPregnancy(
            Assessments assessments,
            Pregnancies pregnancies,
            Childbearing childbearing,
            Organs organs,
            CurrentUser user) {
        this.assessments = assessments;
        this.pregnancies = pregnancies;
        this.childbearing = childbearing;
        this.organs = organs;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        Map<String, Object> kept = answers.texts("pregnancyTest", "contraception", "breastfeeding");
        String patientNumber = CoursePreparationVariables.PATIENT_NUMBER.get(task);
        LocalDate performedOn = answers.requiredDate("performedOn");
        assessments.record(
                patientNumber,
                CoursePreparationVariables.COURSE_NUMBER.get(task),
                Assessments.PREGNANCY,
                performedOn,
                kept);
        if (answers.requiredText("pregnancyTest").equals("positive")) {
            pregnancies.report(
                    patientNumber,
                    Pregnancy.SCREENING,
                    new Dates(performedOn, answers.date("lastMensesOn").orElse(null), null, null),
                    user.id());
        }
        if (answers.requiredText("breastfeeding").equals("no")) {
            pregnancies.weaned(patientNumber, performedOn);
        }
        answers.text("notNeededBecause")
                .filter(reason -> !reason.equals("other"))
                .ifPresent(reason -> childbearing.end(patientNumber, reason, performedOn));
        answers.text("cervixRemoved").ifPresent(removed -> {
            organs.record(patientNumber, Organ.UTERUS, Organs.REMOVED, performedOn, HYSTERECTOMY);
            organs.record(
                    patientNumber,
                    Organ.CERVIX,
                    removed.equals("yes") ? Organs.REMOVED : "present",
                    performedOn,
                    HYSTERECTOMY);
        });
    }
}
