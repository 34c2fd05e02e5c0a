package org.alemtuzumab.pathway.referral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.followup.FollowUps;
import org.alemtuzumab.pathway.pharmacovigilance.PharmacovigilanceReports;
import org.alemtuzumab.pathway.pharmacovigilance.Reason;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings every new finding to a person: to a specialist's referral (SAF-6), to a follow-up, or to both. A finding that
 * asks for neither goes to the neurologist: none stays silent.
 */
@Component
@Transactional
public class Routing {

    private static final String NEUROLOGIST = FollowUps.NEUROLOGIST;
    private static final String NURSE = "msNurse";
    private static final String ACKNOWLEDGED = "NEU-1";

    private final Findings findings;
    private final Referrals referrals;
    private final FollowUps followUps;
    private final PharmacovigilanceReports pharmacovigilance;
    private final Decisions decisions;

    Routing(
            Findings findings,
            Referrals referrals,
            FollowUps followUps,
            PharmacovigilanceReports pharmacovigilance,
            Decisions decisions) {
        this.pharmacovigilance = pharmacovigilance;
        this.decisions = decisions;
        this.findings = findings;
        this.referrals = referrals;
        this.followUps = followUps;
    }

    /**
     * What one pass has started and extended.
     *
     * @param newReferrals ids of referrals to start
     * @param newFollowUps ids of follow-ups to start
     * @param extendedReferrals ids of open referrals that got further findings
     * @param remindedReferrals ids of open referrals that got only what their specialists have before them already (SAF-6)
     * @param extendedFollowUps ids of open follow-ups that got further findings
     */
    public record Routed(
            List<Long> newReferrals,
            List<Long> newFollowUps,
            List<Long> extendedReferrals,
            List<Long> remindedReferrals,
            List<Long> extendedFollowUps) {}

    /** Routes all findings of the patient that nobody has taken yet. */
    public Routed route(String patientNumber) {
        List<Finding> pending = new ArrayList<>(findings.toRoute(patientNumber));
        askForReports(patientNumber, pending);
        Set<Long> newReferrals = new LinkedHashSet<>();
        Set<Long> extendedReferrals = new LinkedHashSet<>();
        Set<Long> remindedReferrals = new LinkedHashSet<>();
        Map<Long, Long> referralOf = new HashMap<>();
        bySpecialty(pending).forEach((specialty, group) -> {
            Referrals.Taken taken = referrals.take(patientNumber, specialty, group);
            Long id = taken.referral().id();
            (taken.isNew() ? newReferrals : taken.toldAgain().isEmpty() ? extendedReferrals : remindedReferrals)
                    .add(id);
            pending.replaceAll(finding -> Optional.ofNullable(taken.toldAgain().get(finding.id()))
                    .map(finding::tellingAgain)
                    .orElse(finding));
            group.forEach(finding -> referralOf.put(finding.id(), id));
        });

        Set<Long> newFollowUps = new LinkedHashSet<>();
        Set<Long> extendedFollowUps = new LinkedHashSet<>();
        byRequest(pending).forEach((request, group) -> {
            FollowUps.Taken taken = followUps.take(patientNumber, request, group);
            Long id = taken.followUp().id();
            (taken.isNew() ? newFollowUps : extendedFollowUps).add(id);
            group.forEach(finding -> findings.route(finding, referralOf.remove(finding.id()), id));
        });
        pending.stream()
                .filter(finding -> referralOf.containsKey(finding.id()))
                .forEach(finding -> findings.route(finding, referralOf.get(finding.id()), null));
        extendedFollowUps.removeAll(newFollowUps);
        return new Routed(
                List.copyOf(newReferrals),
                List.copyOf(newFollowUps),
                List.copyOf(extendedReferrals),
                List.copyOf(remindedReferrals),
                List.copyOf(extendedFollowUps));
    }

    /** PHV-1: findings that are suspected serious adverse reactions; those of one pass are one event. */
    private void askForReports(String patientNumber, List<Finding> pending) {
        Map<Reason, List<Finding>> occasions = new EnumMap<>(Reason.class);
        pending.forEach(finding -> decisions
                .rows(
                        "pharmacovigilanceOccasion",
                        Map.of(
                                "rule",
                                finding.rule(),
                                "urgency",
                                finding.urgency().name()))
                .forEach(row -> occasions
                        .computeIfAbsent(Reason.valueOf((String) row.get("reason")), unknown -> new ArrayList<>())
                        .add(finding)));
        occasions.forEach((reason, group) -> pharmacovigilance.ask(
                patientNumber,
                reason,
                group.stream().map(Finding::evidence).distinct().collect(Collectors.joining("; "))));
    }

    private static Map<String, List<Finding>> bySpecialty(List<Finding> pending) {
        return pending.stream()
                .filter(Routing::forSpecialist)
                .collect(Collectors.groupingBy(Finding::specialty, LinkedHashMap::new, Collectors.toList()));
    }

    /** The widest request first, so that a narrower one finds it open and joins it. */
    private static Map<FollowUps.Request, List<Finding>> byRequest(List<Finding> pending) {
        Map<FollowUps.Request, List<Finding>> requests = new LinkedHashMap<>();
        pending.stream()
                .filter(finding -> finding.request().kind() != null || !forSpecialist(finding))
                .sorted(Comparator.comparingInt(
                                (Finding finding) -> analytes(finding).size())
                        .reversed())
                .forEach(finding -> requests.computeIfAbsent(request(finding), unknown -> new ArrayList<>())
                        .add(finding));
        return requests;
    }

    /** NEU-1: of the neurologist's findings, these are acknowledged as a referral is. */
    private static boolean forSpecialist(Finding finding) {
        return finding.specialty() != null
                && (!NEUROLOGIST.equals(finding.specialty()) || finding.rule().equals(ACKNOWLEDGED));
    }

    private static FollowUps.Request request(Finding finding) {
        boolean undecided = finding.request().kind() == null;
        FollowUpKind kind = undecided ? FollowUpKind.CLARIFY : finding.request().kind();
        boolean neurologist = undecided
                || NEUROLOGIST.equals(finding.specialty())
                || kind == FollowUpKind.REFERENCE
                || kind == FollowUpKind.ANSWER;
        return new FollowUps.Request(kind, neurologist ? NEUROLOGIST : NURSE, analytes(finding));
    }

    /** What the finding asks for; a finding that a person decides on without a new test asks for nothing. */
    private static Set<String> analytes(Finding finding) {
        return new TreeSet<>(finding.request().codes());
    }
}
