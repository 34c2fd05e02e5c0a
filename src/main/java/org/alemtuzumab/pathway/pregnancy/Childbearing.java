package org.alemtuzumab.pathway.pregnancy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.patient.AskedByAge;
import org.alemtuzumab.pathway.patient.AskedByAge.Item;
import org.alemtuzumab.pathway.patient.Organ;
import org.alemtuzumab.pathway.patient.Organs;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;

/** Who can become pregnant: who has a uterus and ovaries, until an age, or menopause or hysterectomy recorded before (SCR-12, SCR-23, REN-4). */
@Component
@Transactional
public class Childbearing {

    private static final String MENSES = "menses";
    private static final String NEVER_AGAIN = "never";

    private final ChildbearingEndRepository ends;
    private final Pregnancies pregnancies;
    private final LabResults results;
    private final Analytes analytes;
    private final Organs organs;
    private final AskedByAge byAge;
    private final ClinicTime time;
    private final CurrentUser user;

    Childbearing(
            ChildbearingEndRepository ends,
            Pregnancies pregnancies,
            LabResults results,
            Analytes analytes,
            Organs organs,
            AskedByAge byAge,
            ClinicTime time,
            CurrentUser user) {
        this.ends = ends;
        this.pregnancies = pregnancies;
        this.results = results;
        this.analytes = analytes;
        this.organs = organs;
        this.byAge = byAge;
        this.time = time;
        this.user = user;
    }

    /** Whether tests, contraception and breastfeeding are asked about. */
    @Transactional(readOnly = true)
    public boolean possible(String patientNumber) {
        return organs.there(patientNumber, Organ.UTERUS)
                && organs.there(patientNumber, Organ.OVARIES)
                && (pregnancies.open(patientNumber).isPresent()
                        || endedOn(patientNumber).isEmpty() && byAge.asked(patientNumber, Item.PREGNANCY));
    }

    /**
     * These analytes with the questions that explain their results (REN-4), without what cannot be: nothing of it without a
     * uterus, whatever the sex (SCR-23), and no menses after menopause, at an age without them, or in pregnancy.
     */
    @Transactional(readOnly = true)
    public List<String> withQuestions(Collection<String> codes, String patientNumber) {
        boolean uterus = organs.there(patientNumber, Organ.UTERUS);
        boolean menses = byAge.asked(patientNumber, Item.MENSES)
                && endedOn(patientNumber).isEmpty()
                && pregnancies.open(patientNumber).isEmpty();
        return analytes.withQuestions(codes).stream()
                .filter(code -> uterus || analytes.get(code).only() == null)
                .filter(code -> menses || !code.equals(MENSES) || codes.contains(code))
                .toList();
    }

    /** Whose questions are asked, female or male: those of women, of who has a uterus, or of whom nobody knows (SCR-23). */
    @Transactional(readOnly = true)
    public String askedAs(String patientNumber) {
        return organs.there(patientNumber, Organ.UTERUS) ? "female" : "male";
    }

    /** Menses and pregnancy are over for good. @param reason menopause or hysterectomy */
    public void end(String patientNumber, String reason, LocalDate knownOn) {
        if (endedOn(patientNumber).isEmpty()) {
            ends.save(new ChildbearingEnd(null, patientNumber, reason, knownOn, user.id(), time.now()));
            results.judgeAgain(patientNumber, knownOn);
        }
    }

    /** "Menopause, known since 2026-01-05": why neither pregnancy nor contraception is asked about; "" where they are. */
    @Transactional(readOnly = true)
    public String endInWords(String patientNumber) {
        return ends.findByPatientNumberOrderById(patientNumber).stream()
                .findFirst()
                .map(end -> "%s, known since %s".formatted(StringUtils.capitalize(end.reason()), end.knownOn()))
                .orElse("");
    }

    private Optional<LocalDate> endedOn(String patientNumber) {
        List<ChildbearingEnd> recorded = ends.findByPatientNumberOrderById(patientNumber);
        return recorded.stream().map(ChildbearingEnd::knownOn).findFirst().or(() -> results.of(patientNumber).stream()
                .filter(result -> result.valid() && result.analyte().equals(MENSES))
                .filter(result -> NEVER_AGAIN.equals(result.code()))
                .map(LabResult::collectedOn)
                .findFirst());
    }
}
