package org.alemtuzumab.pathway.pregnancy;

import org.alemtuzumab.pathway.engine.Messages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What follows at once from a pregnancy: findings, courses stopped, results judged again (PRG-1, INF-20). */
@Component("assessPregnancy")
class AssessPregnancy implements JavaDelegate {

    private final Pregnancies pregnancies;
    private final PregnancyFindings findings;
    private final Messages messages;

    AssessPregnancy(Pregnancies pregnancies, PregnancyFindings findings, Messages messages) {
        this.pregnancies = pregnancies;
        this.findings = findings;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String patientNumber = PregnancyVariables.PATIENT_NUMBER.get(execution);
        Pregnancy pregnancy = pregnancies.open(patientNumber).orElseThrow();
        PregnancyVariables.PREGNANCY_ID.set(execution, pregnancy.id());
        PregnancyVariables.TO_BE_DATED.set(execution, pregnancy.toBeDated());
        findings.raise(pregnancy);
        pregnancies.judgeAgain(pregnancy);
        messages.tell("preparationStopped", patientNumber);
        messages.tell("pregnancyFound", patientNumber);
        messages.tell("resultsArrived", patientNumber);
    }
}
