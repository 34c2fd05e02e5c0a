package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.evaluation.Alert;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.patient.AskedByAge;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.alemtuzumab.pathway.text.Spelling;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** HIV, tuberculosis, hepatitis, HPV and CMV before a course (SCR-01, SCR-07). */
@Component
@Transactional
class InfectionScreens {

    static final String TABLE = "assessInfections";
    static final String HPV = "hpv";
    private static final String POSITIVE = "positive";
    private static final String NEGATIVE = "negative";

    private final Assessments assessments;
    private final LabResults results;
    private final Patients patients;
    private final AskedByAge byAge;
    private final Profiles profiles;
    private final Decisions decisions;
    private final Findings findings;
    private final ClinicTime time;

    InfectionScreens(
            Assessments assessments,
            LabResults results,
            Patients patients,
            AskedByAge byAge,
            Profiles profiles,
            Decisions decisions,
            Findings findings,
            ClinicTime time) {
        this.assessments = assessments;
        this.results = results;
        this.patients = patients;
        this.byAge = byAge;
        this.profiles = profiles;
        this.decisions = decisions;
        this.findings = findings;
        this.time = time;
    }

    /** Keeps a screen and sends what it found on its way to the specialist. */
    void record(String patientNumber, int courseNumber, RecordInfectionScreen screened, String by) {
        assessments.record(
                patientNumber, courseNumber, Assessments.INFECTION_SCREEN, screened.collectedOn(), screened.screen());
        raise(patientNumber);
        results.record(
                new Sample(patientNumber, screened.collectedOn(), "BASELINE", null, null, by),
                results.reported(screened.results()));
    }

    /** What was remarked with the screen that was taken last; empty where nothing was. */
    Optional<String> remarks(String patientNumber) {
        return assessments.latest(patientNumber, Assessments.INFECTION_SCREEN).flatMap(screen -> screen.text("remarks")
                .map(remarks -> "Infection screen of %s: %s".formatted(screen.performedOn(), remarks)));
    }

    /** SCR-01: the HIV result is made clear, or not yet; all other results are kept. */
    void confirm(String patientNumber, int courseNumber, RecordConfirmatoryTest test) {
        assessments.record(
                patientNumber,
                courseNumber,
                Assessments.CONFIRMATORY_TEST,
                test.collectedOn(),
                Map.of("hivConfirmation", Spelling.of(test.hivConfirmation())));
        raise(patientNumber);
    }

    /** Whether a screen on record is still valid on that day (12 months ⚙ local default). */
    boolean valid(String patientNumber, LocalDate day) {
        return valid(patients.get(patientNumber), day).isPresent();
    }

    private Optional<Assessed> valid(Patient patient, LocalDate day) {
        int months = profiles.number(patient.profile(), "infectionScreenValidMonths");
        return assessments
                .latest(patient.number(), Assessments.INFECTION_SCREEN)
                .filter(screen -> !screen.performedOn().plusMonths(months).isBefore(day));
    }

    /** The inputs of the table {@value #TABLE}; what is not valid on that day is null. */
    Map<String, Object> facts(String patientNumber, LocalDate day) {
        Patient patient = patients.get(patientNumber);
        Optional<Assessed> screen = valid(patient, day);
        Map<String, Object> facts = new HashMap<>();
        facts.put("cervix", byAge.hpv(patientNumber));
        facts.put("hiv", hiv(patientNumber, screen));
        facts.put(
                HPV,
                screen.flatMap(each -> each.text(HPV).or(() -> takenOver(patient, time.dateOf(each.recordedAt()))))
                        .orElse(null));
        List.of("tb", "hbv", "antiHbc", "hcv", "hpvVaccination")
                .forEach(test ->
                        facts.put(test, screen.flatMap(each -> each.text(test)).orElse(null)));
        facts.put(
                "cmv",
                screen.flatMap(each -> each.text("cmvRisk").filter("no"::equals).isPresent()
                                ? Optional.of("notAtRisk")
                                : each.text("cmv"))
                        .orElse(null));
        return facts;
    }

    /** MON-05: the HPV screen of a round of the last weeks, which a screening on that day takes over. */
    Optional<String> takenOver(Patient patient, LocalDate day) {
        LocalDate oldest = day.minusDays(profiles.number(patient.profile(), "takenOverDays"));
        return results.of(patient.number()).stream()
                .filter(result -> result.valid() && result.analyte().equals(HPV))
                .filter(result -> !result.collectedOn().isBefore(oldest)
                        && !result.collectedOn().isAfter(day))
                .map(LabResult::code)
                .reduce((earlier, later) -> later);
    }

    /** A confirmed infection stays; a negative confirmatory test clears the screen before it. */
    private String hiv(String patientNumber, Optional<Assessed> screen) {
        List<Assessed> tests = assessments.of(patientNumber, Assessments.CONFIRMATORY_TEST);
        List<Assessed> screens = assessments.of(patientNumber, Assessments.INFECTION_SCREEN);
        if (tests.stream().anyMatch(InfectionScreens::confirmedPositive)
                || screens.stream().anyMatch(InfectionScreens::confirmedPositive)) {
            return POSITIVE;
        }
        return screen.map(each -> {
                    String result = each.text("hiv").orElse(null);
                    boolean cleared = each.text("hivConfirmation")
                                    .filter(NEGATIVE::equals)
                                    .isPresent()
                            || tests.stream()
                                    .filter(test -> !test.recordedAt().isBefore(each.recordedAt()))
                                    .reduce((earlier, later) -> later)
                                    .flatMap(test -> test.text("hivConfirmation"))
                                    .filter(NEGATIVE::equals)
                                    .isPresent();
                    return cleared ? NEGATIVE : result;
                })
                .orElse(null);
    }

    private static boolean confirmedPositive(Assessed test) {
        return test.text("hivConfirmation").filter(POSITIVE::equals).isPresent();
    }

    private void raise(String patientNumber) {
        for (Map<String, Object> row : decisions.rows(TABLE, facts(patientNumber, time.today()))) {
            String specialty = (String) row.get("specialty");
            String evidence = "%s: %s".formatted(row.get("rule"), row.get("reason"));
            boolean raised = findings.of(patientNumber).stream()
                    .anyMatch(finding -> finding.open() && finding.evidence().equals(evidence));
            if (!specialty.isEmpty() && !raised) {
                findings.raise(Finding.raisedBy(patientNumber, "SCREENING", Alert.of(row, evidence), time.now()));
            }
        }
    }
}
