package org.alemtuzumab.pathway.screening;

import java.util.Optional;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.alemtuzumab.pathway.text.Spelling;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code screening}; an education also in a round (SCR-13). */
@Component
class ScreeningSubmissions {

    private final Histories histories;
    private final InfectionScreens infections;
    private final Educations educations;
    private final Eligibility eligibility;
    private final Confirmations confirmations;
    private final CurrentUser user;

    ScreeningSubmissions(
            Histories histories,
            InfectionScreens infections,
            Educations educations,
            Eligibility eligibility,
            Confirmations confirmations,
            CurrentUser user) {
        this.histories = histories;
        this.infections = infections;
        this.educations = educations;
        this.eligibility = eligibility;
        this.confirmations = confirmations;
        this.user = user;
    }

    @OnSubmission
    void takeHistory(DelegateTask task, TakeHistory history) {
        histories.take(patient(task), course(task), history, user.id());
    }

    @OnSubmission
    void educatePatient(DelegateTask task, EducatePatient education) {
        educations.record(patient(task), Optional.ofNullable(ScreeningVariables.COURSE_NUMBER.find(task)), education);
    }

    @OnSubmission
    void recordInfectionScreen(DelegateTask task, RecordInfectionScreen screened) {
        infections.record(patient(task), course(task), screened, user.id());
    }

    @OnSubmission
    void recordConfirmatoryTest(DelegateTask task, RecordConfirmatoryTest test) {
        infections.confirm(patient(task), course(task), test);
    }

    @OnSubmission
    void signNeurologistOverride(DelegateTask task, SignedOverride signed) {
        eligibility.sign(patient(task), course(task), Eligibility.NEUROLOGIST, signed);
    }

    @OnSubmission
    void signSpecialistOverride(DelegateTask task, SignedOverride signed) {
        eligibility.sign(patient(task), course(task), ScreeningVariables.SPECIALTY.get(task), signed);
    }

    @OnSubmission
    void confirmEligibility(DelegateTask task, ConfirmEligibility confirmed) {
        ScreeningVariables.SCREENING_OUTCOME.set(
                task, Spelling.of(confirmations.confirm(patient(task), course(task), confirmed)));
    }

    private static String patient(DelegateTask task) {
        return ScreeningVariables.PATIENT_NUMBER.get(task);
    }

    private static int course(DelegateTask task) {
        return ScreeningVariables.COURSE_NUMBER.get(task);
    }
}
