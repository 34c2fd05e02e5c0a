package org.alemtuzumab.pathway.infusion;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.evaluation.Alert;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.infusion.BedsideCall.Kind;
import org.alemtuzumab.pathway.pharmacovigilance.PharmacovigilanceReports;
import org.alemtuzumab.pathway.pharmacovigilance.Reason;
import org.alemtuzumab.pathway.text.Shortened;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every reading of an infusion day is judged when it is entered, by the table assessVitalSigns and against the check of that
 * morning, and what follows holds from that moment on (INF-09, INF-12, INF-21).
 */
@Component
@Transactional
class Readings {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final String CONTINUE = "continue";
    private static final String SLOW = "slow";
    private static final String PAUSE = "pause";
    private static final String STOP = "stop";
    /** What lets the drug run, or ends the infusion as complete. */
    private static final Set<String> GOING_ON = Set.of(CONTINUE, SLOW, "rate", "resume", "finish");

    private static final Kind[] OF_READINGS = {Kind.READING, Kind.REACTION, Kind.LEAVING};
    private static final String CONTEXT = "INFUSION";
    /** What a report of pharmacovigilance can hold. */
    private static final int LONGEST = 1900;

    private final VitalSignsRepository vitalSigns;
    private final InfusionCheckRepository checks;
    private final BedsideCalls calls;
    private final Findings findings;
    private final Decisions decisions;
    private final PharmacovigilanceReports pharmacovigilance;
    private final ClinicTime time;

    Readings(
            VitalSignsRepository vitalSigns,
            InfusionCheckRepository checks,
            BedsideCalls calls,
            Findings findings,
            Decisions decisions,
            PharmacovigilanceReports pharmacovigilance,
            ClinicTime time) {
        this.vitalSigns = vitalSigns;
        this.checks = checks;
        this.calls = calls;
        this.findings = findings;
        this.decisions = decisions;
        this.pharmacovigilance = pharmacovigilance;
        this.time = time;
    }

    /** The limits that the check of a morning is beyond; it is the reference of its day, and compared with nothing. */
    Limits limits(InfusionCheck check) {
        return limits(
                check.temperature(),
                check.systolic(),
                check.diastolic(),
                check.heartRate(),
                check.oxygen(),
                Optional.empty());
    }

    Limits limits(VitalSigns reading) {
        return limits(
                reading.temperature(),
                reading.systolic(),
                reading.diastolic(),
                reading.heartRate(),
                reading.oxygen(),
                morning(day(reading)));
    }

    private Limits limits(
            Double temperature,
            Double systolic,
            Double diastolic,
            Double heartRate,
            Double oxygen,
            Optional<InfusionCheck> morning) {
        Map<String, Object> measured = new HashMap<>();
        measured.put("temperature", temperature);
        measured.put("systolic", systolic);
        measured.put("diastolic", diastolic);
        measured.put("heartRate", heartRate);
        measured.put("oxygen", oxygen);
        Double rise = morning.map(InfusionCheck::systolic)
                .map(before -> 100 * (systolic - before) / before)
                .orElse(null);
        measured.put("systolicRisePercent", rise);
        measured.put("systolicFallPercent", rise == null ? null : -rise);
        measured.put(
                "heartRateRise",
                morning.map(InfusionCheck::heartRate)
                        .map(before -> heartRate - before)
                        .orElse(null));
        return Limits.of(decisions.rows("assessVitalSigns", measured));
    }

    /** INF-19: whether a temperature is fever. */
    boolean fever(double temperature) {
        return limits(temperature, null, null, null, null, Optional.empty()).passed().stream()
                .anyMatch(limit -> limit.sign().equals("temperature"));
    }

    /** INF-09: an alarm before the infusion is the neurologist's at once. @return whether it was one */
    boolean alarmOfTheMorning(InfusionCheck check, Limits limits) {
        boolean alarm = limits.level() == Level.ALARM;
        if (alarm) {
            refer(
                    check.patientNumber(),
                    List.of("morning"),
                    "course %d, day %d, before the infusion: %s"
                            .formatted(check.courseNumber(), check.dayNumber(), limits.reasons()));
        }
        return alarm;
    }

    /** INF-05: the same reading without a rate that a physician is asked about: until the answer it stays as it is. */
    VitalSigns unchanged(VitalSigns reading, BedsideRequest asked) {
        boolean paused = "resume".equals(reading.action())
                || of(day(reading)).stream()
                        .reduce((earlier, later) -> later)
                        .filter(last -> PAUSE.equals(last.action()))
                        .isPresent();
        return reading.asking(paused ? PAUSE : CONTINUE, null, asked.what());
    }

    /**
     * Stores a reading of a running infusion.
     *
     * @param asked what the nurse asks of a physician; whoever is called for the reading itself reads it, too
     * @return the same with what holds for the infusion now
     */
    VitalSigns duringInfusion(VitalSigns reading, boolean forAReaction, Optional<BedsideRequest> asked) {
        InfusionDayRef day = day(reading);
        Limits limits = limits(reading);
        boolean emergency =
                reading.serious() || limits.level() == Level.ALARM || STOP.equals(reading.action()) && forAReaction;
        Optional<BedsideCall> stopped = calls.of(day).stream()
                .filter(call -> call.decided(BedsideCall.STOP)
                        && Set.of(Kind.READING, Kind.REACTION, Kind.REQUEST).contains(call.kind()))
                .findFirst();
        boolean outside = limits.level() == Level.CAUTION && !signed(reading, limits);
        boolean locked = pausedForReaction(day);
        String action = emergency || stopped.isPresent() ? STOP : reading.action();
        if (GOING_ON.contains(action)) {
            action = outside || locked ? PAUSE : action;
            action = limits.level() == Level.SLOW && action.equals(CONTINUE) ? SLOW : action;
        }
        String reason = reading.reason() != null
                ? reading.reason()
                : stopped.map(BedsideCall::reason).orElseGet(() -> why(reading, limits));
        VitalSigns kept = keep(reading, limits, action, reason, emergency);
        if (emergency) {
            calls.call(day, Kind.SERIOUS, "**Stopped for a serious sign or an alarm.** " + inWords(kept));
        } else if (locked || PAUSE.equals(action) && kept.needsPhysicianToRestart()) {
            calls.call(
                    day,
                    Kind.REACTION,
                    "**Paused for a reaction: only a physician lets it go on (INF-12).** " + inWords(kept));
        } else if (outside) {
            calls.call(day, Kind.READING, "**Paused: vital signs outside their limits (INF-09).** " + inWords(kept));
        } else {
            calls.notNeeded(day);
            asked.ifPresent(each -> calls.request(
                    day,
                    "**The nurse asks (INF-05, INF-09): %s.** %s".formatted(each.what(), inWords(kept)),
                    each.rate()));
        }
        return kept;
    }

    /**
     * Stores a reading of an observation.
     *
     * @param unresolved whether symptoms have not resolved though its least time is over (INF-21)
     * @return the same, judged
     */
    VitalSigns duringObservation(VitalSigns reading, boolean unresolved) {
        InfusionDayRef day = day(reading);
        Limits limits = limits(reading);
        boolean handedOver = VitalSigns.TRANSFERRED.equals(reading.patientCondition());
        boolean emergency = (reading.serious() || limits.level() == Level.ALARM)
                && !(handedOver
                        && of(day).stream().anyMatch(VitalSigns::emergency)
                        && limits.level() != Level.ALARM
                        && reading.seriousSigns() == null);
        boolean outside = limits.level() == Level.CAUTION && !signed(reading, limits);
        VitalSigns kept = keep(reading, limits, null, reading.reason(), emergency);
        if (handedOver || admitted(day)) {
            return kept;
        }
        if (emergency || closing(day).filter(BedsideCall.WAIT::equals).isPresent()) {
            calls.call(day, Kind.SERIOUS, "**Who may leave after a serious sign or an alarm?** " + inWords(kept));
        } else if (outside || unresolved) {
            calls.call(
                    day,
                    Kind.LEAVING,
                    (unresolved
                                    ? "**Symptoms have not resolved at the end of the observation (INF-21).** "
                                    : "**Vital signs outside their limits during the observation (INF-09).** ")
                            + inWords(kept));
        } else {
            calls.notNeeded(day);
        }
        return kept;
    }

    /** Which signature stands behind a patient's leaving: notNeeded, waitedFor, signed or admitted (INF-09, INF-12). */
    String physician(VitalSigns reading, boolean unresolved) {
        InfusionDayRef day = day(reading);
        if (admitted(day)) {
            return "admitted";
        }
        Optional<String> closing = closing(day);
        boolean caution = reading.level(Level.CAUTION);
        boolean unsigned = caution && !signed(reading, limits(reading));
        if (closing.filter(BedsideCall.WAIT::equals).isPresent() || unsigned || unresolved) {
            return "waitedFor";
        }
        return closing.isPresent() || caution ? "signed" : "notNeeded";
    }

    /** Whether a physician has last said that the patient does not leave, but is admitted. */
    private boolean admitted(InfusionDayRef day) {
        return calls.of(day).stream()
                .filter(call -> call.kind() == Kind.SERIOUS || call.kind() == Kind.LEAVING)
                .filter(call -> !call.open() && !call.decided(BedsideCall.NOT_NEEDED))
                .reduce((earlier, later) -> later)
                .filter(call -> call.decided(BedsideCall.STOP))
                .isPresent();
    }

    /** INF-12: goOn once a physician has closed the last emergency of the day, wait until then; empty without any. */
    private Optional<String> closing(InfusionDayRef day) {
        return of(day).stream()
                .filter(VitalSigns::emergency)
                .reduce((earlier, later) -> later)
                .map(last -> calls.answeredSince(day, last.measuredAt(), Kind.SERIOUS)
                        .filter(answer -> answer.decided(BedsideCall.GO_ON))
                        .map(answer -> BedsideCall.GO_ON)
                        .orElse(BedsideCall.WAIT));
    }

    /** INF-12: whether the infusion is paused for a reaction after which only a physician lets it go on. */
    boolean pausedForReaction(InfusionDayRef day) {
        List<VitalSigns> paused = new ArrayList<>();
        for (VitalSigns reading : of(day)) {
            if (!PAUSE.equals(reading.action())) {
                paused.clear();
            } else {
                paused.add(reading);
            }
        }
        return paused.stream()
                .filter(VitalSigns::needsPhysicianToRestart)
                .reduce((earlier, later) -> later)
                .filter(last -> calls.answeredSince(day, last.measuredAt(), Kind.REACTION)
                        .filter(answer -> answer.decided(BedsideCall.GO_ON))
                        .isEmpty())
                .isPresent();
    }

    /** INF-09: whether a physician's signature covers all that is outside: in time, and not worse than what was signed for. */
    private boolean signed(VitalSigns reading, Limits limits) {
        InfusionDayRef day = day(reading);
        Optional<BedsideCall> signature = calls.answeredSince(day, OffsetDateTime.MIN, OF_READINGS)
                .filter(answer -> answer.decided(BedsideCall.GO_ON));
        Optional<VitalSigns> seen = signature.flatMap(answer -> of(day).stream()
                .filter(each -> !each.measuredAt().isAfter(answer.decidedAt()))
                .reduce((earlier, later) -> later));
        return seen.isPresent()
                && limits.passed().stream()
                        .filter(limit -> limit.level() == Level.CAUTION)
                        .allMatch(limit -> limit.signedFor() != null
                                && !time.now()
                                        .isAfter(signature.get().decidedAt().plus(limit.signedFor()))
                                && value(seen.get(), limit.sign()) != null
                                && !limit.worsened(value(seen.get(), limit.sign()), value(reading, limit.sign())));
    }

    private static Double value(VitalSigns reading, String sign) {
        return switch (sign) {
            case "systolic" -> reading.systolic();
            case "diastolic" -> reading.diastolic();
            case "heartRate" -> reading.heartRate();
            case "oxygen" -> reading.oxygen();
            default -> reading.temperature();
        };
    }

    private VitalSigns keep(VitalSigns reading, Limits limits, String action, String reason, boolean emergency) {
        InfusionDayRef day = day(reading);
        boolean first = of(day).stream().noneMatch(earlier -> earlier.serious() || earlier.emergency());
        VitalSigns kept = vitalSigns.save(reading.judged(
                new Judgement(limits.level().code(), limits.reasons(), reading.action(), emergency),
                action,
                reason,
                time.now()));
        if (emergency) {
            refer(
                    reading.patientNumber(),
                    signs(kept, limits),
                    "%s, course %d, day %d: %s"
                            .formatted(
                                    VitalSigns.OBSERVATION.equals(kept.phase())
                                            ? "during the observation"
                                            : "during the infusion, which is stopped",
                                    kept.courseNumber(),
                                    kept.dayNumber(),
                                    inWords(kept)));
        }
        if (first && (emergency || kept.serious())) {
            pharmacovigilance.ask(
                    reading.patientNumber(),
                    Reason.SERIOUS_REACTION,
                    Shortened.to(
                            LONGEST,
                            "Course %d, day %d, on %s: %s"
                                    .formatted(kept.courseNumber(), kept.dayNumber(), time.today(), inWords(kept))));
        }
        return kept;
    }

    /** What was ticked; an alarm is one by itself; where nothing is named, that is never less. */
    private static List<String> signs(VitalSigns reading, Limits limits) {
        List<String> signs = new ArrayList<>();
        if (reading.seriousSigns() != null) {
            signs.addAll(List.of(reading.seriousSigns().split(",")));
        }
        if (limits.level() == Level.ALARM) {
            signs.add("vitalSigns");
        }
        return signs.isEmpty() ? List.of("unspecified") : signs;
    }

    /** One finding a specialty, of all its signs. */
    private void refer(String patientNumber, List<String> signs, String where) {
        Map<String, List<Map<String, Object>>> bySpecialty = signs.stream()
                .flatMap(sign -> decisions.rows("referSeriousSign", Map.of("sign", sign)).stream())
                .collect(Collectors.groupingBy(
                        row -> (String) row.get("specialty"), LinkedHashMap::new, Collectors.toList()));
        if (bySpecialty.isEmpty()) {
            throw new IllegalStateException(
                    "A serious sign of an infusion day has no row in the table referSeriousSign");
        }
        bySpecialty.forEach((specialty, rows) -> findings.raise(Finding.raisedBy(
                patientNumber,
                CONTEXT,
                Alert.of(
                        rows.get(0),
                        "%s: %s; %s"
                                .formatted(
                                        rows.get(0).get("rule"),
                                        rows.stream()
                                                .map(row -> (String) row.get("words"))
                                                .distinct()
                                                .collect(Collectors.joining(", ")),
                                        where)),
                time.now())));
    }

    /** How soon the next reading is due after the last one; empty for the usual time. */
    Optional<Duration> nextReading(InfusionDayRef day) {
        return of(day).stream()
                .reduce((earlier, later) -> later)
                .filter(last -> last.judgement() != null)
                .flatMap(last -> limits(last).nextReading());
    }

    List<VitalSigns> of(InfusionDayRef day) {
        return vitalSigns.findByPatientNumberAndCourseNumberAndDayNumberOrderById(
                day.patientNumber(), day.courseNumber(), day.dayNumber());
    }

    private Optional<InfusionCheck> morning(InfusionDayRef day) {
        return checks
                .findByPatientNumberAndCourseNumberAndDayNumberOrderById(
                        day.patientNumber(), day.courseNumber(), day.dayNumber())
                .stream()
                .filter(InfusionCheck::present)
                .reduce((earlier, later) -> later);
    }

    private static String why(VitalSigns reading, Limits limits) {
        return reading.symptoms() != null
                ? reading.symptoms()
                : limits.reasons().isEmpty() ? null : limits.reasons();
    }

    /** "10:30 · 165/95 mmHg · 80/min · 36.8 °C · 97 % · well. Systolic blood pressure of 160 mmHg or more." */
    String inWords(VitalSigns reading) {
        return "%s · %.0f/%.0f mmHg · %.0f/min · %.1f °C%s · %s%s%s"
                .formatted(
                        hour(reading.measuredAt()),
                        reading.systolic(),
                        reading.diastolic(),
                        reading.heartRate(),
                        reading.temperature(),
                        reading.oxygen() == null ? "" : " · %.0f %%".formatted(reading.oxygen()),
                        reading.patientCondition(),
                        (reading.symptoms() == null ? "" : ": " + reading.symptoms()) + reactionInWords(reading),
                        reading.judgement() == null
                                        || reading.judgement().judgedBecause().isEmpty()
                                ? ""
                                : ". " + reading.judgement().judgedBecause());
    }

    /** INF-21: ". Grade 2; rash, itching; 20 mL per hour; given: cetirizine; since 09:40; resolved at 10:30"; "" without a reaction. */
    String reactionInWords(VitalSigns reading) {
        if (reading.grade() == 0) {
            return "";
        }
        List<String> parts = new ArrayList<>(List.of("Grade " + reading.grade()));
        Reaction reaction = reading.reaction();
        if (reaction != null && reaction.reactionSigns() != null) {
            parts.add(reaction.reactionSigns().replace(",", ", "));
        }
        if (reading.rate() != null) {
            parts.add("%.0f mL per hour".formatted(reading.rate()));
        }
        if (reaction != null && reaction.drugs() != null) {
            parts.add("given: " + reaction.drugs());
        }
        if (reaction != null && reaction.onsetAt() != null) {
            parts.add("since " + hour(reaction.onsetAt()));
        }
        of(day(reading)).stream()
                .filter(later -> later.measuredAt().isAfter(reading.measuredAt()) && !later.reacted())
                .findFirst()
                .ifPresent(well -> parts.add("resolved at " + hour(well.measuredAt())));
        return ". " + String.join("; ", parts);
    }

    private String hour(OffsetDateTime at) {
        return at.atZoneSameInstant(time.zone()).format(HOUR);
    }

    private static InfusionDayRef day(VitalSigns reading) {
        return new InfusionDayRef(reading.patientNumber(), reading.courseNumber(), reading.dayNumber());
    }
}
