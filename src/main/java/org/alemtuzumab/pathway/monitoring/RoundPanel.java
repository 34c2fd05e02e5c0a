package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.patient.AskedByAge;
import org.alemtuzumab.pathway.patient.AskedByAge.Item;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.pregnancy.Childbearing;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.pregnancy.PregnancySettings;
import org.alemtuzumab.pathway.profile.ProfileVersion;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.springframework.stereotype.Component;

/** Which items are due in a round: facts from the store, asked of the owner's table {@code roundPanel} (MON-03 to MON-05b). */
@Component
class RoundPanel {

    /** An item with its own rhythm: in its regular round, carried because the last one is too old, or not due. */
    enum Rhythm {
        REGULAR("regular"),
        CARRIED("carried"),
        NOT_DUE("notDue");

        private final String cell;

        Rhythm(String cell) {
            this.cell = cell;
        }

        /**
         * MON-04 and MON-05b: every {@code months}th round after the anchor, and whenever the last done one is
         * older than that on the due date, across anchors.
         */
        static Rhythm of(RoundDates round, LocalDate lastDone, int months) {
            if (round.number() % months == 0) {
                return REGULAR;
            }
            return lastDone.plusMonths(months).isBefore(round.dueOn()) ? CARRIED : NOT_DUE;
        }

        /**
         * MON-05: the round whose due date is nearest to {@code months} after the day on which it was last done, of two
         * equally near ones the earlier; and every later one until it is done (MON-05b).
         */
        static Rhythm nearest(RoundDates round, LocalDate lastDone, int months) {
            LocalDate again = lastDone.plusMonths(months);
            LocalDate before = round.anchor().plusMonths(round.number() - 1L);
            LocalDate after = round.anchor().plusMonths(round.number() + 1L);
            if (ChronoUnit.DAYS.between(before, again) <= ChronoUnit.DAYS.between(again, round.dueOn())) {
                return CARRIED;
            }
            return ChronoUnit.DAYS.between(round.dueOn(), again) <= ChronoUnit.DAYS.between(again, after)
                    ? REGULAR
                    : NOT_DUE;
        }
    }

    /** The settings that give items a rhythm of their own, and the items. */
    private static final Map<String, List<String>> RHYTHMS = Map.of(
            "tftMonths", List.of("tsh"),
            "yearlyMonths", List.of("skinExam", "hpv"),
            "creatinineMonths", List.of("creatinine"),
            "urinalysisMonths", List.of("urineProtein", "urineBlood", "urineRbc"),
            "liverMonths", List.of("alt", "ast", "bilirubin"));

    private static final String DIET_ENDED = "ended";

    private final Decisions decisions;
    private final Profiles profiles;
    private final Courses courses;
    private final LabResults results;
    private final MonitoringRoundRepository rounds;
    private final Pregnancies pregnancies;
    private final Childbearing childbearing;
    private final AskedByAge byAge;
    private final PregnancySettings pregnancySettings;

    RoundPanel(
            Decisions decisions,
            Profiles profiles,
            Courses courses,
            LabResults results,
            MonitoringRoundRepository rounds,
            Pregnancies pregnancies,
            Childbearing childbearing,
            AskedByAge byAge,
            PregnancySettings pregnancySettings) {
        this.decisions = decisions;
        this.profiles = profiles;
        this.courses = courses;
        this.results = results;
        this.rounds = rounds;
        this.pregnancies = pregnancies;
        this.childbearing = childbearing;
        this.byAge = byAge;
        this.pregnancySettings = pregnancySettings;
    }

    List<String> of(Patient patient, RoundDates round) {
        String profile = patient.profile();
        int tftMonths = profiles.number(profile, "tftMonths");
        int yearlyMonths = profiles.number(profile, "yearlyMonths");
        Map<String, LocalDate> lastDone = lastDone(patient);
        Map<String, Object> facts = new HashMap<>();
        // the table says "female" where it means who has a cervix (SCR-23)
        facts.put("sex", byAge.hpv(patient.number()) ? "female" : "male");
        facts.put("bilirubinWithLiverTests", profiles.flag(profile, "bilirubinWithLiverTests"));
        facts.put("skinYearly", profiles.flag(profile, "skinYearly"));
        facts.put("hpvYearly", profiles.flag(profile, "hpvYearly"));
        facts.put(
                "creatinineTest", rhythm(round, lastDone, "creatinine", profiles.number(profile, "creatinineMonths")));
        facts.put("urinalysis", rhythm(round, lastDone, "urineProtein", profiles.number(profile, "urinalysisMonths")));
        facts.put("liverTests", rhythm(round, lastDone, "alt", profiles.number(profile, "liverMonths")));
        facts.put("thyroidTest", rhythm(round, lastDone, "tsh", tftMonths));
        facts.put("skinExamination", nearest(patient, round, "skinExam", yearlyMonths));
        facts.put("hpvScreen", nearest(patient, round, "hpv", yearlyMonths));
        facts.put("contraception", contraceptionDue(patient.number(), round) ? "due" : Rhythm.NOT_DUE.cell);
        facts.put("breastfeeding", breastfeedingAsked(patient.number(), round) ? "due" : Rhythm.NOT_DUE.cell);
        facts.put("dietEnd", dietGoesOn(patient, round) ? "due" : Rhythm.NOT_DUE.cell);
        facts.put("pregnant", pregnancies.open(patient.number()).isPresent());
        return decisions.rows("roundPanel", facts).stream()
                .flatMap(row -> Arrays.stream(((String) row.get("items")).split(",")))
                .distinct()
                .toList();
    }

    /** SCR-12: until some months after the course, and on to the next one where one is planned. */
    private boolean contraceptionDue(String patientNumber, RoundDates round) {
        LocalDate until = round.anchor().plusMonths(pregnancySettings.number("contraceptionMonths"));
        boolean coursePlanned = courses.secondCourseDue(patientNumber)
                || courses.of(patientNumber).stream().anyMatch(course -> !course.ended());
        return childbearing.possible(patientNumber)
                && byAge.asked(patientNumber, Item.CONTRACEPTION)
                && pregnancies.open(patientNumber).isEmpty()
                && (!round.dueOn().isAfter(until) || coursePlanned);
    }

    /** SCR-12: as long after a course as nobody breastfeeds. */
    private boolean breastfeedingAsked(String patientNumber, RoundDates round) {
        LocalDate until = round.anchor().plusMonths(pregnancySettings.number("breastfeedingMonths"));
        return childbearing.possible(patientNumber) && !round.dueOn().isAfter(until);
    }

    /** SCR-15: from the round on in which the diet after this course may end, until it has. */
    private boolean dietGoesOn(Patient patient, RoundDates round) {
        return round.number() >= profiles.number(patient.profile(), "dietMonths")
                && results.of(patient.number()).stream()
                        .filter(result -> result.valid() && result.analyte().equals(Analytes.LISTERIA_DIET))
                        .filter(result -> result.collectedOn().isAfter(round.anchor()))
                        .noneMatch(result -> DIET_ENDED.equals(result.code()));
    }

    /** The items that this version asks for less often than every month. */
    Set<String> longerRhythm(ProfileVersion version) {
        return RHYTHMS.entrySet().stream()
                .filter(each -> profiles.number(version, each.getKey()) > 1)
                .flatMap(each -> each.getValue().stream())
                .collect(Collectors.toSet());
    }

    private static String rhythm(RoundDates round, Map<String, LocalDate> lastDone, String item, int months) {
        // Nobody is infused without a baseline (SCR-05, SCR-07): where the store holds none, it was done by the anchor
        return Rhythm.of(round, lastDone.getOrDefault(item, round.anchor()), months).cell;
    }

    private String nearest(Patient patient, RoundDates round, String item, int months) {
        return Rhythm.nearest(round, lastTaken(patient.number(), item).orElse(round.anchor()), months).cell;
    }

    /** The day on which an item was last done, whatever its occasion: in a round, outside of one, or before a course. */
    private Optional<LocalDate> lastTaken(String patientNumber, String item) {
        return results.of(patientNumber).stream()
                .filter(result -> result.valid() && result.analyte().equals(item))
                .map(LabResult::collectedOn)
                .max(LocalDate::compareTo);
    }

    /** When each item was last done, as its rhythm counts it. */
    private Map<String, LocalDate> lastDone(Patient patient) {
        List<MonitoringRound> past = rounds.findByPatientNumberOrderByOpensOn(patient.number());
        List<Course> given =
                courses.of(patient.number()).stream().filter(Course::given).toList();
        int preparationDays = 7 * profiles.number(patient.profile(), "preparationWeeks");
        Map<String, LocalDate> last = new HashMap<>();
        for (LabResult result : results.of(patient.number())) {
            if (result.valid()) {
                last.merge(
                        result.analyte(),
                        countedOn(result, past, given, preparationDays),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return last;
    }

    /**
     * A sample counts from its round's due date, not from the day it was taken, and a baseline from its course's last
     * infusion: otherwise one taken a few days early would shorten the regular rhythm.
     */
    private static LocalDate countedOn(
            LabResult result, List<MonitoringRound> past, List<Course> given, int preparationDays) {
        LocalDate taken = result.collectedOn();
        if ("BASELINE".equals(result.context())) {
            return given.stream()
                    .filter(course -> !taken.isAfter(course.beganOn())
                            && !taken.isBefore(course.beganOn().minusDays(preparationDays)))
                    .map(Course::lastInfusionOn)
                    .findFirst()
                    .orElse(taken);
        }
        return past.stream()
                .filter(round -> round.covers(taken))
                .map(MonitoringRound::dueOn)
                .reduce((older, newer) -> newer)
                .orElse(taken);
    }
}
