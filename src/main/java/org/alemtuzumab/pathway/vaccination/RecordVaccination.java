package org.alemtuzumab.pathway.vaccination;

import java.util.LinkedHashMap;
import java.util.Map;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Keeps the schedule as it is ticked off, and one further dose or none, and says what comes next (SCR-08, SCR-09). */
@Component("recordVaccination")
class RecordVaccination implements TaskListener {

    private final Vaccinations vaccinations;
    private final VaccineSchedule schedule;

    RecordVaccination(Vaccinations vaccinations, VaccineSchedule schedule) {
        this.vaccinations = vaccinations;
        this.schedule = schedule;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        String patientNumber = VaccinationVariables.PATIENT_NUMBER.get(task);
        int courseNumber = VaccinationVariables.COURSE_NUMBER.get(task);
        vaccinations.tickOff(patientNumber, courseNumber, ticks(answers), answers.yes("givenAnyway"));
        if (answers.yes("vaccinated")) {
            vaccinations.give(
                    patientNumber,
                    answers.requiredText("vaccine"),
                    answers.text("live").orElse(null),
                    answers.requiredDate("givenOn"),
                    answers.yes("givenAnyway"));
        }
        vaccinations.review(patientNumber, courseNumber, answers.yes("shortenWait"));
        VaccinationVariables.ANOTHER_DOSE_PLANNED.set(task, answers.yes("moreDoses"));
        VaccinationVariables.OPEN_VACCINATION_RULES.set(task, vaccinations.openRules(patientNumber, courseNumber));
    }

    private Map<String, Tick> ticks(FormAnswers answers) {
        Map<String, Tick> ticks = new LinkedHashMap<>();
        for (ScheduledVaccine each : schedule.vaccines()) {
            String field = "vaccine" + StringUtils.capitalize(each.id());
            String status = answers.text(field).orElse(null);
            boolean given = Tick.GIVEN.equals(status);
            ticks.put(
                    each.id(),
                    new Tick(
                            status,
                            given ? answers.requiredDate(field + "On") : null,
                            answers.text(field + "Because").orElse(null)));
        }
        return ticks;
    }
}
