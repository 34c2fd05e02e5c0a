package org.alemtuzumab.pathway.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.assessment.OverrideDecision;
import org.alemtuzumab.pathway.assessment.Overrides;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.Outcome;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.AskedByAge;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.pregnancy.Childbearing;
import org.alemtuzumab.pathway.profile.Deviations;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.screening.BaselineDecisions.Judgement;
import org.alemtuzumab.pathway.text.Shortened;
import org.alemtuzumab.pathway.text.Spelling;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** What the forms of screening tell their reader, and treatment of a deferral. */
@Component("screeningTexts")
public class ScreeningTexts {

    /** The longest text that a task can hold. */
    private static final int LONGEST = 3900;

    private final Eligibility eligibility;
    private final BaselineItems items;
    private final InfectionScreens infections;
    private final Findings findings;
    private final Assessments assessments;
    private final Overrides overrides;
    private final Patients patients;
    private final AskedByAge byAge;
    private final Childbearing childbearing;
    private final Profiles profiles;
    private final Deviations deviations;
    private final ClinicTime time;

    ScreeningTexts(
            Eligibility eligibility,
            BaselineItems items,
            InfectionScreens infections,
            Findings findings,
            Assessments assessments,
            Overrides overrides,
            Patients patients,
            AskedByAge byAge,
            Childbearing childbearing,
            Profiles profiles,
            Deviations deviations,
            ClinicTime time) {
        this.eligibility = eligibility;
        this.items = items;
        this.infections = infections;
        this.findings = findings;
        this.assessments = assessments;
        this.overrides = overrides;
        this.patients = patients;
        this.byAge = byAge;
        this.childbearing = childbearing;
        this.profiles = profiles;
        this.deviations = deviations;
        this.time = time;
    }

    /** The results that the infection screen asks for beside its own questions. */
    @ForModels
    public String infectionPanel(String patientNumber) {
        boolean asked = byAge.hpv(patientNumber)
                && infections
                        .takenOver(patients.get(patientNumber), time.today())
                        .isEmpty();
        return asked ? InfectionScreens.HPV : "";
    }

    /** yes or no: whether vaccination against HPV is considered, though its screen may be taken over (SCR-07, MON-05). */
    @ForModels
    public String cervix(String patientNumber) {
        return byAge.hpv(patientNumber) ? "yes" : "no";
    }

    /** Which indication the profile asks about: s4 or us (SCR-16). */
    @ForModels
    public String indicationSet(String patientNumber) {
        return profiles.text(patients.get(patientNumber).profile(), "indicationSet");
    }

    /** Which infections defer in the patient's profile: any or severe (SCR-03). */
    @ForModels
    public String infectionDefers(String patientNumber) {
        return profiles.text(patients.get(patientNumber).profile(), "infectionDefers");
    }

    @ForModels
    public String proposal(String patientNumber) {
        return "Proposed: "
                + Spelling.of(
                        eligibility.latest(patientNumber).map(Verdict::proposal).orElse(Verdict.Outcome.DEFERRED));
    }

    /** Every reason of the last verdict, and what was set aside by whom. */
    @ForModels
    public String reasons(String patientNumber) {
        Optional<Verdict> verdict = eligibility.latest(patientNumber);
        List<String> lines = verdict.map(Verdict::reasons).orElse(List.of()).stream()
                .map(reason -> "- **%s** %s%s"
                        .formatted(
                                reason.rule(),
                                reason.text(),
                                reason.overriddenBy().isEmpty()
                                        ? ""
                                        : " (may be set aside by %s)"
                                                .formatted(String.join(" and ", reason.overriddenBy()))))
                .collect(Collectors.toCollection(ArrayList::new));
        if (lines.isEmpty()) {
            lines.add("Nothing stands against the course.");
        }
        setAside(patientNumber, verdict).forEach(lines::add);
        verdict.map(Verdict::warnings).orElse(List.of()).stream()
                .map(warning -> "- **%s** %s".formatted(warning.rule(), warning.text()))
                .forEach(lines::add);
        Optional.of(childbearing.endInWords(patientNumber))
                .filter(end -> !end.isEmpty())
                .map("- Pregnancy and contraception are not asked about: %s (SCR-23)"::formatted)
                .ifPresent(lines::add);
        infections.remarks(patientNumber).map("- "::concat).ifPresent(lines::add);
        return Shortened.forReaders(LONGEST, String.join("\n", lines) + deviations.paragraph(patientNumber));
    }

    private List<String> setAside(String patientNumber, Optional<Verdict> verdict) {
        int courseNumber = assessments
                .latest(patientNumber, Assessments.ELIGIBILITY)
                .map(Assessed::courseNumber)
                .orElse(0);
        return verdict.map(Verdict::setAside).orElse(List.of()).stream()
                .map(reason -> "- **%s** %s: set aside, %s"
                        .formatted(
                                reason.rule(),
                                reason.text(),
                                overrides.of(patientNumber, courseNumber).stream()
                                        .filter(decision -> decision.rule().equals(reason.rule()))
                                        .filter(OverrideDecision::allowed)
                                        .map(decision -> "%s: \"%s\"".formatted(decision.role(), decision.reason()))
                                        .distinct()
                                        .collect(Collectors.joining("; "))))
                .toList();
    }

    /** What the neurologist decides on one by one (SCR-05). */
    @ForModels
    public String itemsToDecide(String patientNumber, int courseNumber) {
        return lines(items.open(patientNumber, courseNumber).oneByOne());
    }

    /** The same for screenings that began before there were items. */
    @ForModels
    public String findings(String patientNumber, int courseNumber) {
        return itemsToDecide(patientNumber, courseNumber);
    }

    /** Which items are to be decided, comma-separated; none as "". */
    @ForModels
    public String items(String patientNumber, int courseNumber) {
        return String.join(
                ",", items.open(patientNumber, courseNumber).oneByOne().keySet());
    }

    /** The same for screenings that began before there were items. */
    @ForModels
    public String organs(String patientNumber, int courseNumber) {
        return items(patientNumber, courseNumber);
    }

    /** The values outside their range that are decided as one list; none as "". */
    @ForModels
    public String listed(String patientNumber, int courseNumber) {
        return lines(items.open(patientNumber, courseNumber).listed());
    }

    /** The values that are shown only; none as "". */
    @ForModels
    public String shownOnly(String patientNumber, int courseNumber) {
        return lines(items.open(patientNumber, courseNumber).shown());
    }

    private static String lines(Map<String, String> items) {
        return Shortened.forReaders(LONGEST, items.values().stream().distinct().collect(Collectors.joining("\n")));
    }

    /** What neurologist and specialist are asked to set aside. */
    @ForModels
    public String overrideQuestion(String patientNumber, int courseNumber) {
        String rules = eligibility.toSign(patientNumber, courseNumber).stream()
                .map(reason -> "- **%s** %s".formatted(reason.rule(), reason.text()))
                .collect(Collectors.joining("\n"));
        String evidence = findings.of(patientNumber).stream()
                .filter(finding -> finding.outcome() == Outcome.CONFIRMED)
                .map(ScreeningTexts::line)
                .collect(Collectors.joining("\n"));
        return Shortened.forReaders(
                LONGEST, evidence.isEmpty() ? rules : rules + "\n\nConfirmed findings:\n\n" + evidence);
    }

    /** Why the last screening deferred the course, for those who resolve it. */
    @ForModels
    public String deferral(String patientNumber) {
        Optional<Assessed> confirmation = assessments.latest(patientNumber, Assessments.CONFIRMATION);
        List<String> lines = new ArrayList<>();
        eligibility
                .latest(patientNumber)
                .filter(verdict -> !verdict.reasons().isEmpty())
                .ifPresent(verdict -> lines.add(reasons(patientNumber)));
        confirmation.ifPresent(each -> each.list("decisions").stream()
                .map(one -> (Map<?, ?>) one)
                .filter(one -> BaselineDecisions.judgement(one) != Judgement.ACCEPTABLE)
                .map(one -> "%s: %s"
                        .formatted(
                                one.get("shown"),
                                BaselineDecisions.judgement(one) == Judgement.REPEAT
                                        ? "to be repeated"
                                        : "not eligible"))
                .distinct()
                .forEach(lines::add));
        confirmation
                .flatMap(each -> each.text("reason"))
                .filter(reason -> !reason.isBlank())
                .ifPresent(reason -> lines.add("- " + reason));
        return Shortened.forReaders(LONGEST, String.join("\n", lines));
    }

    static String line(Finding finding) {
        return finding.evidence().startsWith(finding.rule())
                ? "- " + finding.evidence()
                : "- **%s** %s".formatted(finding.rule(), finding.evidence());
    }
}
