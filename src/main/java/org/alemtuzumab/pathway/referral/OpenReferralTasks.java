package org.alemtuzumab.pathway.referral;

import java.util.Map;
import java.util.Set;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.springframework.stereotype.Component;

/** What the open tasks of a referral show, put right when a finding joins it without a task of its own (SAF-6). */
@Component
public class OpenReferralTasks {

    private static final Set<String> ABOUT_FINDINGS = Set.of(
            "acknowledgeReferral",
            "recordVisit",
            "takeOverReferral",
            "recordOutcome",
            "acknowledgeAddedFindings",
            "recordAddedVisit",
            "takeOverAddedFindings",
            "recordAddedOutcome");

    private final ReferralTexts texts;
    private final RunningProcesses processes;

    OpenReferralTasks(ReferralTexts texts, RunningProcesses processes) {
        this.texts = texts;
        this.processes = processes;
    }

    /** @return whether any is open and shows it now */
    public boolean renewTexts(String patientNumber, long referralId) {
        return processes.renewTexts(patientNumber, ABOUT_FINDINGS, variables -> {
            Long id = (Long) variables.apply(ReferralVariables.REFERRAL_ID.name());
            String findings = (String) variables.apply(ReferralVariables.FINDING_IDS.name());
            return id == referralId ? Map.of("evidence", texts.evidence(id, findings)) : Map.of();
        });
    }
}
