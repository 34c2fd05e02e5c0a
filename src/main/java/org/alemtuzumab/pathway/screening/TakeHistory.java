package org.alemtuzumab.pathway.screening;

import java.util.Map;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.neurology.Immunosuppressants;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps the history and every contraindication with its own answer (SCR-02 to SCR-04b, SCR-16 to SCR-18, SCR-20). */
@Component("takeHistory")
class TakeHistory implements TaskListener {

    private final Assessments assessments;
    private final KnownHistory knownHistory;
    private final Immunosuppressants immunosuppressants;
    private final CurrentUser user;
    private final ClinicTime time;

    TakeHistory(
            Assessments assessments,
            KnownHistory knownHistory,
            Immunosuppressants immunosuppressants,
            CurrentUser user,
            ClinicTime time) {
        this.assessments = assessments;
        this.knownHistory = knownHistory;
        this.immunosuppressants = immunosuppressants;
        this.user = user;
        this.time = time;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        Map<String, Object> kept = answers.texts(
                "indicationConfirmed",
                "earlierDrugs",
                "immunomodulator",
                "immunosuppressants",
                "priorImmunosuppression",
                "hypersensitivity",
                "activeInfection",
                "infectionSevere",
                KnownHistory.RESOLVED,
                "bloodPressureControlled",
                "dissection",
                "stroke",
                "anginaOrInfarction",
                "coagulopathy",
                "autoimmuneDisease",
                "autoimmuneSinceTreatment",
                "autoimmuneSpecialty",
                "riskFactorsReviewed",
                "remarks");
        knownHistory.refuseContradictions(ScreeningVariables.PATIENT_NUMBER.get(task), kept);
        immunosuppressants.tell(
                ScreeningVariables.PATIENT_NUMBER.get(task), answers.choices("immunosuppressants"), user.id());
        assessments.record(
                ScreeningVariables.PATIENT_NUMBER.get(task),
                ScreeningVariables.COURSE_NUMBER.get(task),
                Assessments.HISTORY,
                time.today(),
                kept);
    }
}
