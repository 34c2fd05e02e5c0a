package org.alemtuzumab.pathway.infusion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The readings of infusion days: kept with what was made of them, and told in words (INF-09, INF-12, INF-21). */
@Component
@Transactional
class Readings {

    private final VitalSignsRepository vitalSigns;
    private final InfusionCheckRepository checks;
    private final VitalSignLimits limits;
    private final InfusionEmergencies emergencies;
    private final ClinicTime time;

    Readings(
            VitalSignsRepository vitalSigns,
            InfusionCheckRepository checks,
            VitalSignLimits limits,
            InfusionEmergencies emergencies,
            ClinicTime time) {
        this.vitalSigns = vitalSigns;
        this.checks = checks;
        this.limits = limits;
        this.emergencies = emergencies;
        this.time = time;
    }

    /** The limits that a reading is beyond, also against the check of its morning. */
    Limits limits(VitalSigns reading) {
        return limits.passed(reading.measured(), morning(reading.day()));
    }

    private Optional<Measured> morning(InfusionDayRef day) {
        return checks.findByDayOrderById(day).stream()
                .filter(InfusionCheck::present)
                .reduce((earlier, later) -> later)
                .map(check -> check.morning().measured());
    }

    /**
     * Keeps a reading as of now, with what holds from it on; an emergency is handed to its specialties (ACU-1), the first serious
     * reaction of a day to pharmacovigilance.
     *
     * @param passed the limits that it is beyond
     */
    VitalSigns keep(VitalSigns reading, Limits passed, InEffect inEffect, boolean emergency) {
        boolean first = of(reading.day()).stream().noneMatch(VitalSigns::serious);
        VitalSigns kept = vitalSigns.save(reading.holding(inEffect)
                .judged(
                        new Judgement(
                                passed.level(),
                                passed.reasons(),
                                reading.inEffect().action(),
                                emergency),
                        time.now()));
        if (emergency) {
            emergencies.ofReading(kept, passed, inWords(kept));
        }
        if (first && kept.serious()) {
            emergencies.reportReaction(kept.day(), inWords(kept));
        }
        return kept;
    }

    List<VitalSigns> of(InfusionDayRef day) {
        return vitalSigns.findByDayOrderById(day);
    }

    Optional<VitalSigns> last(InfusionDayRef day) {
        return of(day).stream().reduce((earlier, later) -> later);
    }

    /** Those at which a reaction was noticed, during an infusion or the observation after it, in their order. */
    List<VitalSigns> reactions(String patientNumber) {
        return vitalSigns.findByDayPatientNumberOrderById(patientNumber).stream()
                .filter(reading -> reading.state().reacted())
                .toList();
    }

    /** °C; empty where none was taken. */
    Optional<Double> highestTemperature(InfusionDayRef day) {
        return of(day).stream().map(reading -> reading.measured().temperature()).max(Comparator.naturalOrder());
    }

    /** How soon the next reading is due after the last one; empty for the usual time. */
    Optional<Duration> nextReading(InfusionDayRef day) {
        return last(day).filter(reading -> reading.judgement() != null).flatMap(reading -> limits(reading)
                .nextReading());
    }

    /** "10:30 · 165/95 mmHg · 80/min · 36.8 °C · 97 % · well. Systolic blood pressure of 160 mmHg or more." */
    String inWords(VitalSigns reading) {
        ClinicalState state = reading.state();
        return "%s · %s · %s%s%s%s"
                .formatted(
                        time.hour(reading.measuredAt()),
                        reading.measured().inWords(),
                        state.patientCondition().spelled(),
                        state.symptoms() == null ? "" : ": " + state.symptoms(),
                        reactionInWords(reading),
                        reading.judgement() == null
                                        || reading.judgement().judgedBecause().isEmpty()
                                ? ""
                                : ". " + reading.judgement().judgedBecause());
    }

    /** INF-21: ". Grade 2; rash, itching; 20 mL per hour; given: cetirizine; since 09:40; resolved at 10:30"; "" without a reaction. */
    String reactionInWords(VitalSigns reading) {
        if (reading.state().grade() == 0) {
            return "";
        }
        List<String> parts = new ArrayList<>(List.of("Grade " + reading.state().grade()));
        Reaction reaction = Optional.ofNullable(reading.state().reaction()).orElse(Reaction.NOTHING);
        if (reaction.reactionSigns() != null) {
            parts.add(reaction.reactionSigns().replace(",", ", "));
        }
        if (reading.inEffect().rate() != null) {
            parts.add("%.0f mL per hour".formatted(reading.inEffect().rate()));
        }
        if (reaction.drugs() != null) {
            parts.add("given: " + reaction.drugs());
        }
        if (reaction.onsetAt() != null) {
            parts.add("since " + time.hour(reaction.onsetAt()));
        }
        of(reading.day()).stream()
                .filter(later -> later.measuredAt().isAfter(reading.measuredAt())
                        && !later.state().reacted())
                .findFirst()
                .ifPresent(well -> parts.add("resolved at " + time.hour(well.measuredAt())));
        return ". " + String.join("; ", parts);
    }
}
