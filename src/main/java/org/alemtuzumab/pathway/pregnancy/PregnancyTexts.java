package org.alemtuzumab.pathway.pregnancy;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** What the forms tell of a pregnancy, and the day on which its end is asked for. */
@Component("pregnancyTexts")
public class PregnancyTexts {

    private final Pregnancies pregnancies;
    private final PregnancySettings settings;
    private final ClinicTime time;

    PregnancyTexts(Pregnancies pregnancies, PregnancySettings settings, ClinicTime time) {
        this.pregnancies = pregnancies;
        this.settings = settings;
        this.time = time;
    }

    /** SCR-12: how long contraception goes on after a course. */
    @ForModels
    public int contraceptionMonths() {
        return settings.number("contraceptionMonths");
    }

    /** Everything that is known of it. */
    @ForModels
    public String summary(Long pregnancyId) {
        Pregnancy pregnancy = pregnancies.get(pregnancyId);
        List<String> lines = new ArrayList<>();
        lines.add("- Positive test on " + pregnancy.testedOn());
        Optional.ofNullable(pregnancy.lastMensesOn())
                .ifPresent(day -> lines.add("- First day of the last menses as told: " + day));
        Optional.ofNullable(pregnancy.gestationDays())
                .ifPresent(days -> lines.add("- Gestational age on the day of the test as told: %d weeks and %d days"
                        .formatted(days / 7, days % 7)));
        Optional.ofNullable(pregnancy.conceivedOn()).ifPresent(day -> lines.add("- Day of conception as told: " + day));
        lines.add(
                pregnancy.conceptionOn() == null
                        ? "- Day of conception: **not known**"
                        : "- Day of conception that is reckoned with: about " + pregnancy.conceptionOn());
        lines.add("- Exposure: %s. %s"
                .formatted(
                        switch (pregnancy.exposure()) {
                            case EXPOSED -> "**yes**, reported to pharmacovigilance (PHV-1)";
                            case UNKNOWN -> "**not known**";
                            case NONE -> "no";
                        },
                        pregnancy.exposureReason()));
        Optional.ofNullable(pregnancy.endReportedOn())
                .ifPresent(day -> lines.add("- Reported to have ended on " + day));
        return String.join("\n", lines);
    }

    /** "Pregnant: positive test on …, end expected about …" for whoever plans or gives a course; or "". */
    public String open(String patientNumber) {
        return pregnancies.open(patientNumber).map(PregnancyTexts::described).orElse("");
    }

    /** When the end is asked for: on the expected day, or at once where it was reported. */
    @ForModels
    public Date endDue(Long pregnancyId) {
        Pregnancy pregnancy = pregnancies.get(pregnancyId);
        return pregnancy.endReportedOn() != null
                ? Date.from(time.now().toInstant())
                : time.at(pregnancy.expectedEndOn());
    }

    /** One line for whoever plans or gives a course. */
    public static String described(Pregnancy pregnancy) {
        return "Pregnant: positive test on %s, end expected about %s (PRG-1)"
                .formatted(pregnancy.testedOn(), pregnancy.expectedEndOn());
    }
}
