package org.alemtuzumab.pathway.vaccination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** What the forms of vaccination tell their reader. */
@Component("vaccinationTexts")
public class VaccinationTexts {

    private final Vaccinations vaccinations;
    private final Assessments assessments;
    private final TickedVaccines ticked;
    private final ImmuneRecovery recovery;
    private final ClinicTime time;

    VaccinationTexts(
            Vaccinations vaccinations,
            Assessments assessments,
            TickedVaccines ticked,
            ImmuneRecovery recovery,
            ClinicTime time) {
        this.vaccinations = vaccinations;
        this.assessments = assessments;
        this.ticked = ticked;
        this.recovery = recovery;
        this.time = time;
    }

    /** The doses on record and the day that follows from them. */
    @ForModels
    public String record(String patientNumber, int courseNumber) {
        List<String> lines = new ArrayList<>();
        lines.add("Varicella: **%s**."
                .formatted(
                        switch (vaccinations.varicella(patientNumber).orElse("")) {
                            case Vaccinations.IMMUNE -> "immune";
                            case "" -> "immunity not known: IgG or two doses of vaccine";
                            default -> "not immune: two doses of vaccine are offered";
                        }));
        dueInWords(patientNumber).ifPresent(due -> lines.add("Other vaccines due: " + due));
        Optional.of(ticked.unsettledInWords(patientNumber, courseNumber))
                .filter(unsettled -> !unsettled.isEmpty())
                .ifPresent(unsettled -> lines.add("Of the national schedule:\n\n" + unsettled));
        String doses = vaccinations.doses(patientNumber).stream()
                .map(dose ->
                        "- %s, %s, %s".formatted(dose.givenOn(), dose.vaccine(), dose.live() ? "live" : "inactivated"))
                .collect(Collectors.joining("\n"));
        lines.add(doses.isEmpty() ? "No dose is on record." : "Doses on record:\n\n" + doses);
        Optional.of(noLiveVaccine(patientNumber))
                .filter(reason -> !reason.isEmpty())
                .ifPresent(reason -> lines.add("**No live vaccine**: %s (SCR-10).".formatted(reason)));
        vaccinations
                .earliestInfusion(patientNumber, courseNumber)
                .ifPresent(day -> lines.add("Earliest first infusion: **%s**, %d full days after the last dose."
                        .formatted(day, vaccinations.waitDays(patientNumber))));
        return String.join("\n\n", lines);
    }

    /** What was written down before there was a list to tick off. */
    private Optional<String> dueInWords(String patientNumber) {
        return assessments
                .latest(patientNumber, Assessments.VARICELLA)
                .flatMap(status -> status.text("vaccinesDue"))
                .filter(due -> !due.isBlank());
    }

    /** Why a live vaccine is refused now; "" where none stands against it. */
    @ForModels
    public String noLiveVaccine(String patientNumber) {
        return recovery.standsAgainst(patientNumber, time.today()).orElse("");
    }
}
