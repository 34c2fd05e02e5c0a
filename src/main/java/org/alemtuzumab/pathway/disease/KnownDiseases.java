package org.alemtuzumab.pathway.disease;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.pharmacovigilance.PharmacovigilanceReports;
import org.alemtuzumab.pathway.pharmacovigilance.Reason;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was confirmed of a patient: history before every later course (SCR-20), an occasion to report (PHV-1), and, of an
 * autoimmune disease, one to look for others (MON-11).
 */
@Component
@Transactional
public class KnownDiseases {

    private final KnownDiseaseRepository known;
    private final Diseases diseases;
    private final OtherDiseases others;
    private final Courses courses;
    private final PharmacovigilanceReports pharmacovigilance;
    private final ClinicTime time;

    KnownDiseases(
            KnownDiseaseRepository known,
            Diseases diseases,
            OtherDiseases others,
            Courses courses,
            PharmacovigilanceReports pharmacovigilance,
            ClinicTime time) {
        this.known = known;
        this.diseases = diseases;
        this.others = others;
        this.courses = courses;
        this.pharmacovigilance = pharmacovigilance;
        this.time = time;
    }

    /**
     * Where a disease was confirmed.
     *
     * @param since when it was found: after the first infusion it counts as arisen under treatment
     * @param referralId null for a decision on a follow-up
     * @param followUpId null for the outcome of a referral
     */
    public record Origin(String specialty, OffsetDateTime since, Long referralId, Long followUpId) {}

    /** @param code of the list of diseases */
    public void confirm(String patientNumber, String code, String details, Origin origin, String by) {
        Disease disease = diseases.get(code);
        boolean underTreatment = courses.infusions(patientNumber).stream()
                .anyMatch(infusion -> infusion.begunAt().isBefore(origin.since()));
        boolean firstAutoimmune = of(patientNumber).stream()
                .noneMatch(each -> diseases.get(each.code()).autoimmune());
        KnownDisease confirmed = known.save(new KnownDisease(
                null,
                patientNumber,
                code,
                details,
                time.today(),
                underTreatment,
                origin.specialty(),
                origin.referralId(),
                origin.followUpId(),
                by,
                time.now(),
                null));
        pharmacovigilance.ask(
                patientNumber,
                disease.autoimmune() ? Reason.AUTOIMMUNE_DISEASE : Reason.CONFIRMED_DISEASE,
                inWords(confirmed));
        if (disease.autoimmune()) {
            others.lookFor(patientNumber, origin.specialty(), firstAutoimmune);
        }
    }

    /** It was confirmed wrongly: the rows stay, and count no more (SCR-20). */
    public void takeBack(List<KnownDisease> wrong) {
        wrong.forEach(each -> known.save(each.takenBack(time.now())));
    }

    /** What was confirmed wrongly and taken back, oldest first. */
    @Transactional(readOnly = true)
    public List<KnownDisease> takenBack(String patientNumber) {
        return known.findByPatientNumberOrderById(patientNumber).stream()
                .filter(each -> each.takenBackAt() != null)
                .toList();
    }

    /** What counts, oldest first. */
    @Transactional(readOnly = true)
    public List<KnownDisease> of(String patientNumber) {
        return known.findByPatientNumberOrderById(patientNumber).stream()
                .filter(each -> each.takenBackAt() == null)
                .toList();
    }

    /** Those of this kind. */
    @Transactional(readOnly = true)
    public List<KnownDisease> of(String patientNumber, Kind kind) {
        return of(patientNumber).stream().filter(each -> kind(each) == kind).toList();
    }

    public Kind kind(KnownDisease each) {
        return diseases.get(each.code()).kind();
    }

    /** Who signs beside the neurologist where the rule of this disease may be set aside. */
    public String specialist(KnownDisease each) {
        return diseases.get(each.code()).specialistToSign().orElse(each.specialty());
    }

    /** "Ischaemic stroke (ICD-10 I63): left hemisphere, confirmed by neurologyOnCall on 2026-11-02". */
    public String inWords(KnownDisease each) {
        return "%s%s, confirmed by %s on %s"
                .formatted(
                        diseases.get(each.code()).coded(),
                        each.details() == null ? "" : ": " + each.details(),
                        each.specialty(),
                        each.confirmedOn());
    }

    /** All that is known, as a list in a form; empty where nothing is. */
    @Transactional(readOnly = true)
    public String list(List<KnownDisease> some) {
        return some.stream()
                .map(each -> "- %s%s".formatted(inWords(each), each.underTreatment() ? ", under treatment" : ""))
                .collect(Collectors.joining("\n"));
    }
}
