package org.alemtuzumab.pathway.screening;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.disease.Kind;
import org.alemtuzumab.pathway.disease.KnownDisease;
import org.alemtuzumab.pathway.disease.KnownDiseases;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.referral.Referral;
import org.alemtuzumab.pathway.referral.Referrals;
import org.springframework.stereotype.Component;

/** Autoimmune diseases that arose under treatment and block the next course, and who may set that aside (INF-17, SCR-04b, SCR-20). */
@Component
class AutoimmuneDiseases {

    private static final String HAEMATOLOGY = "haematology";
    private static final String MALIGNANCY_RULE = "SCR-20";

    private final Referrals referrals;
    private final Findings findings;
    private final Courses courses;
    private final Assessments assessments;
    private final KnownHistory knownHistory;
    private final KnownDiseases known;

    AutoimmuneDiseases(
            Referrals referrals,
            Findings findings,
            Courses courses,
            Assessments assessments,
            KnownHistory knownHistory,
            KnownDiseases known) {
        this.referrals = referrals;
        this.findings = findings;
        this.courses = courses;
        this.assessments = assessments;
        this.knownHistory = knownHistory;
        this.known = known;
    }

    /** INF-17: immune thrombocytopenia, confirmed by haematology. */
    boolean thrombocytopenia(String patientNumber) {
        return known.of(patientNumber, Kind.ITP).stream().anyMatch(KnownDisease::underTreatment)
                || confirmed(patientNumber).stream().anyMatch(referral -> thrombocytopenia(patientNumber, referral));
    }

    /** SCR-04b: the specialties that confirmed, or by the history treat, another autoimmune disease. */
    Set<String> otherSpecialties(String patientNumber, int courseNumber) {
        Set<String> specialties = confirmed(patientNumber).stream()
                .filter(referral -> !thrombocytopenia(patientNumber, referral))
                .map(Referral::specialty)
                .collect(Collectors.toCollection(TreeSet::new));
        specialties.addAll(specialists(patientNumber, Kind.AUTOIMMUNE, KnownDisease::underTreatment));
        assessments
                .latest(patientNumber, courseNumber, Assessments.HISTORY)
                .filter(told -> knownHistory.counts(patientNumber, told))
                .filter(told -> told.yes("autoimmuneSinceTreatment"))
                .flatMap(told -> told.text("autoimmuneSpecialty"))
                .ifPresent(specialties::add);
        return specialties;
    }

    /** The specialties that sign together with the neurologist where this rule is to be set aside. */
    Set<String> specialties(String patientNumber, int courseNumber, String rule) {
        return switch (rule) {
            case "INF-17" -> Set.of(HAEMATOLOGY);
            case Pregnancies.RULE -> Set.of(Pregnancies.OBSTETRICS);
            case MALIGNANCY_RULE -> specialists(patientNumber, Kind.MALIGNANCY, disease -> true);
            default -> otherSpecialties(patientNumber, courseNumber);
        };
    }

    private Set<String> specialists(String patientNumber, Kind kind, Predicate<KnownDisease> which) {
        return known.of(patientNumber, kind).stream()
                .filter(which)
                .map(known::specialist)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What was confirmed before diseases had codes. */
    private List<Referral> confirmed(String patientNumber) {
        Optional<Infusion> first = courses.infusions(patientNumber).stream().findFirst();
        return referrals.confirmedWithoutCode(patientNumber).stream()
                .filter(referral -> first.filter(infusion -> referral.openedAt().isAfter(infusion.begunAt()))
                        .isPresent())
                .toList();
    }

    private boolean thrombocytopenia(String patientNumber, Referral referral) {
        return referral.specialty().equals(HAEMATOLOGY)
                && rules(patientNumber, referral).anyMatch(rule -> rule.startsWith("PLT-"));
    }

    private Stream<String> rules(String patientNumber, Referral referral) {
        return findings.of(patientNumber).stream()
                .filter(finding -> referral.id().equals(finding.referralId()))
                .map(Finding::rule);
    }
}
