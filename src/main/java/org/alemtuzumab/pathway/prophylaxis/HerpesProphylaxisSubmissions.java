package org.alemtuzumab.pathway.prophylaxis;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code herpesProphylaxis} (INF-08). */
@Component
class HerpesProphylaxisSubmissions {

    private final Prophylaxes prophylaxes;
    private final LabResults results;
    private final CurrentUser user;

    HerpesProphylaxisSubmissions(Prophylaxes prophylaxes, LabResults results, CurrentUser user) {
        this.prophylaxes = prophylaxes;
        this.results = results;
        this.user = user;
    }

    @OnSubmission
    void startAciclovir(DelegateTask task, StartAciclovir given) {
        HerpesProphylaxisVariables.PROPHYLAXIS_ID.set(
                task.getExecution(), prophylaxes.start(HerpesProphylaxisVariables.PATIENT_NUMBER.get(task), given));
    }

    @OnSubmission
    void stopAciclovir(DelegateTask task, StopAciclovir decided) {
        prophylaxes
                .stop(
                        HerpesProphylaxisVariables.PROPHYLAXIS_ID.get(task),
                        decided,
                        HerpesProphylaxisVariables.PROPHYLAXIS_REASON.get(task))
                .ifPresent(why -> HerpesProphylaxisVariables.PROPHYLAXIS_REASON.set(task.getExecution(), why));
    }

    @OnSubmission
    void resumeAciclovir(DelegateTask task, ResumeAciclovir given) {
        HerpesProphylaxisVariables.PROPHYLAXIS_ID.set(
                task.getExecution(), prophylaxes.resume(HerpesProphylaxisVariables.PROPHYLAXIS_ID.get(task), given));
    }

    @OnSubmission
    void reviewProphylaxis(DelegateTask task, ReviewProphylaxis review) {
        prophylaxes.review(HerpesProphylaxisVariables.PROPHYLAXIS_ID.get(task), review);
    }

    @OnSubmission
    void recordCd4(DelegateTask task, RecordCd4 count) {
        results.record(
                new Sample(
                        HerpesProphylaxisVariables.PATIENT_NUMBER.get(task),
                        count.collectedOn(),
                        "PROPHYLAXIS",
                        null,
                        null,
                        user.id()),
                results.reported(count.values()));
    }
}
