package org.alemtuzumab.pathway.referral;

import java.time.Period;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.disease.Disease;
import org.alemtuzumab.pathway.disease.Diseases;
import org.alemtuzumab.pathway.engine.IdList;
import org.alemtuzumab.pathway.evaluation.FindingHistory;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** What the forms of a referral tell their reader. */
@Component("referralTexts")
public class ReferralTexts {

    private final Referrals referrals;
    private final FindingHistory history;
    private final Patients patients;
    private final Profiles profiles;
    private final Decisions decisions;
    private final Diseases diseases;
    private final IdList ids;
    private final ClinicTime time;

    ReferralTexts(
            Referrals referrals,
            FindingHistory history,
            Patients patients,
            Profiles profiles,
            Decisions decisions,
            Diseases diseases,
            IdList ids,
            ClinicTime time) {
        this.referrals = referrals;
        this.history = history;
        this.patients = patients;
        this.profiles = profiles;
        this.decisions = decisions;
        this.diseases = diseases;
        this.ids = ids;
        this.time = time;
    }

    /** These findings of the referral, and those that have said the same again. */
    @ForModels
    public String evidence(Long referralId, String findingIds) {
        return history.markdown(referrals.answeredTogether(referralId, ids.of(findingIds)));
    }

    /** Whom to telephone beside the specialty; empty unless it is an EMERGENCY. */
    @ForModels
    public String alsoCall(String urgency) {
        return (String) decisions
                .setting("referralDeadline", Map.of("urgency", urgency))
                .get("alsoCall");
    }

    /** Sex and age, for a reader who does not know the patient: ", woman, 29 years". */
    @ForModels
    public String patient(String patientNumber) {
        Patient patient = patients.get(patientNumber);
        return ", %s, %d years"
                .formatted(
                        patient.female() ? "woman" : "man",
                        Period.between(patient.birthDate(), time.today()).getYears());
    }

    /** SAF-8: the percentage by which an observed value must worsen to be alerted, where the specialist sets none. */
    @ForModels
    public int stablePercent(String patientNumber) {
        return profiles.number(patients.get(patientNumber).profile(), "stablePercent");
    }

    /** What was answered to the referral before. */
    @ForModels
    public String answersSoFar(Long referralId) {
        StringBuilder text = new StringBuilder();
        for (ReferralAnswer answer : referrals.answersTo(referralId)) {
            text.append(text.isEmpty() ? "" : "\n").append("- ").append(line(answer));
        }
        return text.length() <= 3900 ? text.toString() : "…" + text.substring(text.length() - 3900);
    }

    /** Day and hour in the clinic's time zone. */
    @ForModels
    public String moment(Date moment) {
        return time.text(moment);
    }

    private String disease(ReferralAnswer answer) {
        Optional<String> coded = Optional.ofNullable(answer.diseaseCode())
                .flatMap(diseases::find)
                .map(Disease::coded);
        return Stream.of(coded.orElse(null), answer.disease())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private String line(ReferralAnswer answer) {
        String what =
                switch (answer.step()) {
                    case ACKNOWLEDGED -> "acknowledged";
                    case VISIT -> "visit";
                    case TAKEN_OVER -> "taken over by the neurologist on call";
                    case OUTCOME ->
                        switch (answer.outcome()) {
                            case CONFIRMED -> "confirmed: " + disease(answer);
                            case OBSERVED -> "observed until " + answer.observedUntil();
                            case EXCLUDED -> "excluded";
                        };
                };
        String note = answer.note() == null ? "" : ". " + answer.note();
        return time.dateOf(answer.answeredAt()) + ": " + what + note;
    }
}
