package org.alemtuzumab.pathway.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a profile gets a new version, or a patient another profile: proposed, then shown which patients lose which safeguard,
 * then signed by a neurologist who has confirmed that very list (PRF-1).
 */
@Component("profileChanges")
@Transactional
public class ProfileChanges {

    /** The longest text that a task can hold, less what stands around it. */
    private static final int LONGEST = 3700;

    private final ProfileChangeRepository changes;
    private final ProfileReviewRepository reviews;
    private final Profiles profiles;
    private final Safeguards safeguards;
    private final Patients patients;
    private final ClinicTime time;

    ProfileChanges(
            ProfileChangeRepository changes,
            ProfileReviewRepository reviews,
            Profiles profiles,
            Safeguards safeguards,
            Patients patients,
            ClinicTime time) {
        this.changes = changes;
        this.reviews = reviews;
        this.profiles = profiles;
        this.safeguards = safeguards;
        this.patients = patients;
        this.time = time;
    }

    /**
     * Who loses what.
     *
     * @param patients the patients concerned, by number
     * @param lost the safeguards that they lose, in words; empty when none
     */
    record Consequences(List<String> patients, List<String> lost) {

        Consequences {
            patients = List.copyOf(patients);
            lost = List.copyOf(lost);
        }
    }

    /** A version as somebody wants it. @param settings by name; empty to return to the label profile */
    record Wanted(
            String profile, Map<String, String> settings, LocalDate validFrom, LocalDate validUntil, String reason) {}

    /** What a version would bring, without proposing it. @throws SubmissionRefused naming everything that is wrong */
    @Transactional(readOnly = true)
    Consequences dryRun(Wanted wanted) {
        return consequences(checked(wanted));
    }

    /** What another profile would bring for this patient, without proposing it. */
    @Transactional(readOnly = true)
    Consequences dryRun(String patientNumber, String profile) {
        return consequences(checked(patientNumber, profile).profile(), patientNumber, profile);
    }

    /** @throws SubmissionRefused naming everything that is wrong with it */
    long propose(ProposeChange proposal, String proposedBy) {
        return proposal.kind() == ProposeChange.Kind.PATIENT
                ? propose(proposal.patientNumber().orElseThrow(), proposal.profile(), proposal.reason(), proposedBy)
                : propose(proposal.version(), proposedBy);
    }

    /** @throws SubmissionRefused naming everything that is wrong with it */
    long propose(Wanted wanted, String proposedBy) {
        return changes.save(ProfileChange.proposed(checked(wanted), wanted.reason(), proposedBy, time.now()))
                .id();
    }

    /** @throws SubmissionRefused when there is no such patient under way, or the profile is the patient's own */
    long propose(String patientNumber, String profile, String reason, String proposedBy) {
        Patient patient = checked(patientNumber, profile);
        return changes.save(ProfileChange.proposed(
                        patientNumber, patient.profile(), profile, time.today(), reason, proposedBy, time.now()))
                .id();
    }

    /** What the change is, in words. */
    @ForModels
    public String summary(long changeId) {
        ProfileChange change = get(changeId);
        if (!change.relaxation()) {
            return "Patient %s is treated by %s instead of %s from today on.\n\nWhy: %s"
                    .formatted(change.patientNumber(), change.profile(), change.earlierProfile(), change.reason());
        }
        ProfileVersion version = change.version();
        String settings = version.settings().entrySet().stream()
                .map(each -> "- "
                        + safeguards
                                .find(each.getKey())
                                .orElseThrow()
                                .change(profiles.ofLabel(version.profile(), each.getKey()), each.getValue()))
                .collect(Collectors.joining("\n"));
        return "A version of profile %s, from %s to %s:\n\n%s\n\nWhy: %s"
                .formatted(
                        version.profile(),
                        version.validFrom(),
                        version.validUntil(),
                        settings.isEmpty() ? "- nothing otherwise than the label profile" : settings,
                        change.reason());
    }

    /** Which patients lose which safeguard, as the signer reads and confirms it; told anew each time. */
    @ForModels
    public String consequences(long changeId) {
        return text(consequences(get(changeId)));
    }

    /** Signs or refuses it. @param shown the list that was read @throws SubmissionRefused as {@link #sign} */
    void decide(long changeId, SignProfileChange decided, String shown, String by) {
        String remark = decided.remark().orElse(null);
        if (decided.signed()) {
            sign(changeId, shown, by, remark);
        } else {
            refuse(changeId, shown, by, remark);
        }
    }

    /**
     * Signs a change; a version gets its number.
     *
     * @param shown the list that the signer read
     * @return the name of the version that holds then, or the patient's new profile
     * @throws SubmissionRefused when there is no signer, or it is the proposer, or other patients or safeguards are concerned by now
     */
    String sign(long changeId, String shown, String signedBy, String remark) {
        ProfileChange change = get(changeId);
        if (signedBy == null) {
            throw new SubmissionRefused("Your decision: only a person who is logged in can sign");
        }
        if (signedBy.equals(change.proposedBy())) {
            throw new SubmissionRefused(
                    "Your decision: you proposed this change, so another neurologist signs it. You may refuse it");
        }
        String now = text(consequences(change));
        if (!now.equals(shown)) {
            throw new SubmissionRefused(
                    "Since this task was opened other patients or safeguards are concerned. Refuse this change and propose it again: the list is then made anew");
        }
        requireInTime(change);
        if (!change.relaxation()) {
            requirePatient(change);
        }
        Integer number = change.relaxation() ? profiles.signed(change.profile()).size() + 1 : null;
        ProfileChange signed =
                changes.save(change.decided(ProfileChange.State.SIGNED, number, now, signedBy, time.now(), remark));
        if (!signed.relaxation()) {
            patients.changeProfile(signed.patientNumber(), signed.profile());
            return signed.profile();
        }
        return signed.version().name();
    }

    void refuse(long changeId, String shown, String refusedBy, String remark) {
        changes.save(get(changeId).decided(ProfileChange.State.REFUSED, null, shown, refusedBy, time.now(), remark));
    }

    /** When a neurologist looks at a relaxation before it expires; at once where that day has come. */
    @ForModels
    public Date reviewAt(long changeId) {
        ProfileVersion version = get(changeId).version();
        return time.at(version.validUntil().minusDays(profiles.number(version, "relaxationNoticeDays")));
    }

    /** Keeps that a neurologist has looked at it. */
    void reviewed(long changeId, ReviewRelaxation review, String by) {
        reviews.save(new ProfileReview(null, changeId, review.conclusion(), by, time.now()));
    }

    @ForModels
    public boolean relaxation(long changeId) {
        return get(changeId).relaxation();
    }

    /** What the neurologist must know about a relaxation that expires soon. */
    @ForModels
    public String expiry(long changeId) {
        ProfileVersion version = get(changeId).version();
        return "Version %s holds until %s and then falls back to profile %s by itself. Whoever wants it to go on proposes it anew.\n\n%s"
                .formatted(version.name(), version.validUntil(), version.profile(), summary(changeId));
    }

    private ProfileChange get(long changeId) {
        return changes.findById(changeId)
                .orElseThrow(() -> new IllegalArgumentException("No change of a profile has this id"));
    }

    private void requireInTime(ProfileChange change) {
        if (change.relaxation() && change.validUntil().isBefore(time.today())) {
            throw new SubmissionRefused(
                    "Your decision: this version would have expired on %s already".formatted(change.validUntil()));
        }
    }

    private void requirePatient(ProfileChange change) {
        if (!checked(change.patientNumber(), change.profile()).profile().equals(change.earlierProfile())) {
            throw new SubmissionRefused(
                    "Your decision: the patient's profile has been changed since this was proposed; propose it again");
        }
    }

    // ---- What is wrong with it

    private ProfileVersion checked(Wanted wanted) {
        List<String> problems = new ArrayList<>();
        if (!Profiles.LABELS.contains(wanted.profile())) {
            throw new SubmissionRefused("Label profile: '%s' is not known; there are %s"
                    .formatted(wanted.profile(), String.join(", ", Profiles.LABELS)));
        }
        if (wanted.reason() == null || wanted.reason().isBlank()) {
            problems.add("Reason: it is missing");
        }
        problems.addAll(datesWrong(wanted));
        wanted.settings().forEach((setting, value) -> safeguards
                .find(setting)
                .map(safeguard ->
                        safeguard.problem(wanted.profile(), value, profiles.ofLabel(wanted.profile(), setting)))
                .orElse(Optional.of("'%s' is no setting of a profile".formatted(setting)))
                .ifPresent(problems::add));
        if (!problems.isEmpty()) {
            throw new SubmissionRefused(problems);
        }
        return new ProfileVersion(
                wanted.profile(),
                profiles.signed(wanted.profile()).size() + 1,
                wanted.settings(),
                wanted.validFrom(),
                wanted.validUntil(),
                wanted.reason(),
                null);
    }

    private List<String> datesWrong(Wanted wanted) {
        if (wanted.validFrom() == null || wanted.validUntil() == null) {
            return List.of("Valid from, valid until: both days are needed; a relaxation without an end is none");
        }
        List<String> problems = new ArrayList<>();
        if (wanted.validFrom().isBefore(time.today())) {
            problems.add(
                    "Valid from: %s is past; what was judged before stays as it was".formatted(wanted.validFrom()));
        }
        if (wanted.validUntil().isBefore(wanted.validFrom())) {
            problems.add(
                    "Valid until: %s is before its beginning on %s".formatted(wanted.validUntil(), wanted.validFrom()));
        }
        int months = Integer.parseInt(profiles.ofLabel(wanted.profile(), "relaxationMonths"));
        LocalDate latest = wanted.validFrom().plusMonths(months);
        if (wanted.validUntil().isAfter(latest)) {
            problems.add("Valid until: %s is more than %d months ahead; the latest day is %s"
                    .formatted(wanted.validUntil(), months, latest));
        }
        return problems;
    }

    private Patient checked(String patientNumber, String profile) {
        if (!Profiles.LABELS.contains(profile)) {
            throw new SubmissionRefused("Label profile: '%s' is not known; there are %s"
                    .formatted(profile, String.join(", ", Profiles.LABELS)));
        }
        Patient patient = patients.find(patientNumber)
                .filter(Patient::active)
                .orElseThrow(() -> new SubmissionRefused(
                        "Patient number: no patient of number %s is under way".formatted(patientNumber)));
        if (patient.profile().equals(profile)) {
            throw new SubmissionRefused(
                    "Label profile: patient %s is treated by %s already".formatted(patientNumber, profile));
        }
        return patient;
    }

    // ---- Who loses what

    private Consequences consequences(ProfileChange change) {
        return change.relaxation()
                ? consequences(change.version())
                : consequences(change.earlierProfile(), change.patientNumber(), change.profile());
    }

    private Consequences consequences(ProfileVersion version) {
        LocalDate from = version.validFrom().isBefore(time.today()) ? time.today() : version.validFrom();
        List<String> lost = safeguards.lost(profiles.inForce(version.profile(), from), version);
        return new Consequences(
                patients.active().stream()
                        .filter(patient -> patient.profile().equals(version.profile()))
                        .map(Patient::number)
                        .toList(),
                lost);
    }

    private Consequences consequences(String earlier, String patientNumber, String profile) {
        return new Consequences(
                List.of(patientNumber), safeguards.lost(profiles.inForce(earlier), profiles.inForce(profile)));
    }

    private static String text(Consequences consequences) {
        String lost = consequences.lost().isEmpty()
                ? "No patient loses a safeguard."
                : consequences.lost().stream().collect(Collectors.joining("\n- ", "Safeguards lost:\n\n- ", ""));
        String numbers = consequences.patients().isEmpty()
                ? "No patient is treated by it now; whoever is enrolled while it holds will be."
                : "Patients (%d): %s"
                        .formatted(consequences.patients().size(), String.join(", ", consequences.patients()));
        String whole = lost + "\n\n" + numbers;
        return whole.length() <= LONGEST
                ? whole
                : whole.substring(0, LONGEST) + " … (all of them by the dry run under /api/profiles)";
    }
}
