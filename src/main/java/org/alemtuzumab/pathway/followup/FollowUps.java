package org.alemtuzumab.pathway.followup;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Repeats, reflex tests and clarifications beside the rounds (RPT-1). */
@Component
@Transactional
public class FollowUps {

    private final FollowUpRepository followUps;

    FollowUps(FollowUpRepository followUps) {
        this.followUps = followUps;
    }

    /** @throws IllegalArgumentException when there is none with this id */
    public FollowUp get(long id) {
        return followUps.findById(id).orElseThrow(() -> new IllegalArgumentException("No follow-up has this id"));
    }

    public List<FollowUp> of(String patientNumber) {
        return followUps.findByPatientNumberOrderById(patientNumber);
    }

    public boolean anyOpen(String patientNumber) {
        return of(patientNumber).stream().anyMatch(FollowUp::open);
    }
}
