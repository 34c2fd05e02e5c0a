package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which finding says again what its specialist has before him (SAF-6): the same rule, no more urgent, of signs alone, told within the
 * days in which signs are judged together, each no worse than before. A measured value and an EMERGENCY are always news.
 */
@Component
@Transactional(readOnly = true)
public class ToldAgain {

    private final LabResults results;
    private final Analytes analytes;
    private final Patients patients;
    private final Profiles profiles;

    ToldAgain(LabResults results, Analytes analytes, Patients patients, Profiles profiles) {
        this.results = results;
        this.analytes = analytes;
        this.patients = patients;
        this.profiles = profiles;
    }

    /** The open one of these that this finding adds nothing to; empty where it is news. */
    public Optional<Finding> said(Finding again, Collection<Finding> known) {
        return known.stream().filter(told -> addsNothing(again, told)).findFirst();
    }

    private boolean addsNothing(Finding again, Finding told) {
        return told.open()
                && told.rule().equals(again.rule())
                && Objects.equals(told.specialty(), again.specialty())
                && again.urgency() != Urgency.EMERGENCY
                && told.atLeast(again.urgency())
                && ofSigns(again)
                && ofSigns(told)
                && noWorse(again, told);
    }

    private boolean ofSigns(Finding finding) {
        return finding.judgedOn() != null && finding.analyteCodes().stream().allMatch(analytes::symptom);
    }

    private boolean noWorse(Finding again, Finding told) {
        int days = profiles.number(patients.get(again.patientNumber()).profile(), "symptomDays");
        if (Math.abs(ChronoUnit.DAYS.between(told.judgedOn(), again.judgedOn())) > days) {
            return false;
        }
        List<LabResult> all = results.of(again.patientNumber());
        return again.analyteCodes().stream().allMatch(code -> value(all, code, again.judgedOn(), days)
                .map(now -> value(all, code, told.judgedOn(), days)
                        .filter(before -> noWorse(now, before))
                        .isPresent())
                .orElse(true));
    }

    private boolean noWorse(LabResult now, LabResult before) {
        if (now.highValue() != null && before.highValue() != null) {
            return now.highValue() <= before.highValue();
        }
        return now.code() != null && before.code() != null && parts(before).containsAll(parts(now));
    }

    private Set<String> parts(LabResult result) {
        return new HashSet<>(analytes.get(result.analyte()).parts(result.code()));
    }

    /** As it was judged on that day: the last value of the days before. */
    private static Optional<LabResult> value(List<LabResult> all, String code, LocalDate day, int days) {
        return all.stream()
                .filter(result -> result.valid() && result.analyte().equals(code))
                .filter(result -> !result.collectedOn().isAfter(day)
                        && !result.collectedOn().isBefore(day.minusDays(days)))
                .max(Comparator.comparing(LabResult::collectedOn).thenComparing(LabResult::id));
    }
}
