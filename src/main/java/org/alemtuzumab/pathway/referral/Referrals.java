package org.alemtuzumab.pathway.referral;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Referrals to specialists: one open a specialty and patient (SAF-6). */
@Component
@Transactional
public class Referrals {

    private final ReferralRepository referrals;

    Referrals(ReferralRepository referrals) {
        this.referrals = referrals;
    }

    /** @throws IllegalArgumentException when there is none with this id */
    public Referral get(long id) {
        return referrals.findById(id).orElseThrow(() -> new IllegalArgumentException("No referral has this id"));
    }

    public List<Referral> of(String patientNumber) {
        return referrals.findByPatientNumberOrderById(patientNumber);
    }

    public boolean anyOpen(String patientNumber) {
        return of(patientNumber).stream().anyMatch(referral -> referral.closedAt() == null);
    }

    /** Referrals in which an autoimmune disease was confirmed: they block the next course (INF-17, SCR-04b). */
    public List<Referral> confirmed(String patientNumber) {
        return of(patientNumber).stream()
                .filter(referral -> "confirmed".equals(referral.outcome()))
                .toList();
    }
}
