package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.util.Map;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.followup.FollowUps;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.Submissions;
import org.alemtuzumab.pathway.monitoring.Rounds;
import org.alemtuzumab.pathway.results.LabResults;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Stores results that no open task asked for, where there are any, or corrects what had been typed (SAF-4); the evaluation
 * follows in a transaction of its own. Where a repeat waits for one, it is that repeat's (RPT-1).
 */
@Component("recordOtherResults")
class RecordOtherResults implements TaskListener {

    private final Rounds rounds;
    private final LabResults results;
    private final FollowUps followUps;
    private final Submissions submissions;
    private final CurrentUser user;

    RecordOtherResults(
            Rounds rounds, LabResults results, FollowUps followUps, Submissions submissions, CurrentUser user) {
        this.rounds = rounds;
        this.results = results;
        this.followUps = followUps;
        this.submissions = submissions;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        if (!answers.yes("available")) {
            return;
        }
        String patientNumber = PatientReportVariables.PATIENT_NUMBER.get(task);
        LocalDate collectedOn = answers.requiredDate("collectedOn");
        Map<String, String> reported = results.reported(answers);
        String purpose = answers.requiredText("purpose");
        if (purpose.equals("new")) {
            rounds.recordOther(patientNumber, collectedOn, reported, user.id());
        } else {
            rounds.correct(patientNumber, collectedOn, reported, purpose.equals("takeBack"), user.id());
            submissions.correct(answers, patientNumber, "collectedOn", reported.keySet());
        }
        followUps.claim(patientNumber);
    }
}
