package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.alemtuzumab.pathway.infusion.Observation.Outcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code infusionDay}. */
@Component
class InfusionDaySubmissions {

    private final InfusionFitness fitness;
    private final Premedications premedications;
    private final InfusionBags bags;
    private final InfusionStart start;
    private final RunningInfusion running;
    private final Discharges discharges;
    private final InfusionPlatelets platelets;
    private final CurrentUser user;

    InfusionDaySubmissions(
            InfusionFitness fitness,
            Premedications premedications,
            InfusionBags bags,
            InfusionStart start,
            RunningInfusion running,
            Discharges discharges,
            InfusionPlatelets platelets,
            CurrentUser user) {
        this.fitness = fitness;
        this.premedications = premedications;
        this.bags = bags;
        this.start = start;
        this.running = running;
        this.discharges = discharges;
        this.platelets = platelets;
        this.user = user;
    }

    @OnSubmission
    void checkBeforeInfusion(DelegateTask task, CheckBeforeInfusion check) {
        fitness.record(InfusionDayVariables.day(task), check, user.id());
    }

    @OnSubmission
    void givePremedication(DelegateTask task, GivePremedication given) {
        InfusionDayVariables.CALL_ID.clear(task.getExecution());
        premedications
                .record(InfusionDayVariables.day(task), given, user.id())
                .ifPresent(call -> InfusionDayVariables.CALL_ID.set(task.getExecution(), call));
    }

    @OnSubmission
    void repeatPremedication(DelegateTask task, RepeatPremedication again) {
        premedications.repeat(InfusionDayVariables.day(task), again, user.id());
    }

    @OnSubmission
    void prepareInfusion(DelegateTask task, PrepareInfusion prepared) {
        bags.prepare(InfusionDayVariables.day(task), prepared, user.id());
    }

    @OnSubmission
    void startInfusion(DelegateTask task, StartInfusion answer) {
        DelegateExecution process = task.getExecution();
        InfusionStart.Outcome outcome = start.start(InfusionDayVariables.day(task), answer);
        outcome.call().ifPresent(call -> InfusionDayVariables.CALL_ID.set(process, call));
        outcome.notInfused()
                .ifPresentOrElse(
                        why -> InfusionDayVariables.stop(process, why),
                        () -> InfusionDayVariables.INFUSION_ACTION.set(
                                process, outcome.call().isPresent() ? "physician" : "start"));
    }

    @OnSubmission
    void recordVitalSigns(DelegateTask task, RecordVitalSigns entered) {
        VitalSigns kept = running.record(InfusionDayVariables.day(task), entered, user.id());
        InfusionDayVariables.INFUSION_ACTION.set(
                task.getExecution(), kept.inEffect().action().spelled());
        InfusionDayVariables.ALARM_RAISED.set(task.getExecution(), kept.emergency());
    }

    @OnSubmission
    void discardInfusion(DelegateTask task, DiscardInfusion discarded) {
        DelegateExecution process = task.getExecution();
        NothingMore otherwise = bags.discard(InfusionDayVariables.day(task), discarded);
        switch (discarded.next()) {
            case NEW_BAG ->
                InfusionDayVariables.INFUSION_ACTION.set(
                        process, discarded.next().spelled());
            case COMPLETE -> InfusionDayVariables.INFUSION_ACTION.set(process, Action.FINISH.spelled());
            case STOP -> InfusionDayVariables.stop(process, otherwise);
        }
    }

    /** Also in the process {@code treatmentPathway}, after a course that ended early. */
    @OnSubmission
    void recordPlatelets(DelegateTask task, RecordPlatelets counted) {
        platelets.record(InfusionDayVariables.PATIENT_NUMBER.get(task), counted, user.id());
    }

    @OnSubmission
    void observePatient(DelegateTask task, ObservePatient entered) {
        DelegateExecution process = task.getExecution();
        Observation observation = discharges.observe(InfusionDayVariables.day(task), entered, user.id());
        InfusionDayVariables.ALARM_RAISED.set(process, observation.emergency());
        InfusionDayVariables.OBSERVATION_OUTCOME.set(
                process, observation.outcome().spelled());
        if (observation.outcome() == Outcome.STAY) {
            InfusionDayVariables.LEAVE_REFUSED.set(process, observation.reason());
            return;
        }
        InfusionDayVariables.DAY_OUTCOME.set(process, observation.outcome().spelled());
        if (observation.outcome() == Outcome.STOPPED) {
            InfusionDayVariables.HELD_BECAUSE.set(process, observation.reason());
        }
        entered.nextInfusionOn()
                .map(LocalDate::toString)
                .ifPresent(next -> InfusionDayVariables.NEXT_DAY.set(process, next));
    }
}
