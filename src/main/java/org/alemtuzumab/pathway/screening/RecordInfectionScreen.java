package org.alemtuzumab.pathway.screening;

import java.util.Map;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps the infection screen and sends what it found to the specialist (SCR-01, SCR-07). */
@Component("recordInfectionScreen")
class RecordInfectionScreen implements TaskListener {

    private final InfectionScreens infections;
    private final LabResults results;
    private final CurrentUser user;

    RecordInfectionScreen(InfectionScreens infections, LabResults results, CurrentUser user) {
        this.infections = infections;
        this.results = results;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        Map<String, Object> kept = answers.texts(
                "hiv",
                "hivConfirmation",
                "tb",
                "hbv",
                "antiHbc",
                "hcv",
                "hpv",
                "hpvVaccination",
                "cmvRisk",
                "cmv",
                "remarks");
        infections.record(
                ScreeningVariables.PATIENT_NUMBER.get(task),
                ScreeningVariables.COURSE_NUMBER.get(task),
                answers.requiredDate("collectedOn"),
                kept);
        results.record(
                new Sample(
                        ScreeningVariables.PATIENT_NUMBER.get(task),
                        answers.requiredDate("collectedOn"),
                        "BASELINE",
                        null,
                        null,
                        user.id()),
                results.reported(answers));
    }
}
