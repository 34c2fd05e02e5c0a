package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.education.Education;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is asked in this screening: what the store holds and is still valid is not asked again, what stood against the course
 * in the last screening is (SCR-07, SCR-13, SCR-18).
 */
@Component
@Transactional
class ScreeningPlan {

    private static final Set<String> HISTORY_TABLES =
            Set.of(Eligibility.HISTORY, Eligibility.CONTRAINDICATIONS, KnownHistory.TABLE);
    private static final Set<String> EDUCATION_RULES = Set.of("SCR-13", "SCR-15");

    private final Education education;
    private final Assessments assessments;
    private final KnownHistory history;
    private final InfectionScreens infections;
    private final Eligibility eligibility;
    private final Bookings bookings;
    private final Patients patients;
    private final Profiles profiles;
    private final ClinicTime time;

    ScreeningPlan(
            Education education,
            Assessments assessments,
            KnownHistory history,
            InfectionScreens infections,
            Eligibility eligibility,
            Bookings bookings,
            Patients patients,
            Profiles profiles,
            ClinicTime time) {
        this.education = education;
        this.assessments = assessments;
        this.history = history;
        this.infections = infections;
        this.eligibility = eligibility;
        this.bookings = bookings;
        this.patients = patients;
        this.profiles = profiles;
        this.time = time;
    }

    /** SCR-13: an education of the last weeks, which a round asked for, is not made again for a course. */
    void takeOverEducation(String patientNumber, int courseNumber) {
        LocalDate oldest = time.today()
                .minusDays(profiles.number(patients.get(patientNumber).profile(), "takenOverDays"));
        if (assessments
                .latest(patientNumber, courseNumber, Assessments.EDUCATION)
                .isEmpty()) {
            assessments
                    .latest(patientNumber, Assessments.EDUCATION)
                    .filter(each -> !each.performedOn().isBefore(oldest) && education.complete(each))
                    .ifPresent(each -> assessments.record(
                            patientNumber, courseNumber, Assessments.EDUCATION, each.performedOn(), each.answers()));
        }
    }

    /** history, infections and education, as far as each is due. */
    List<String> due(String patientNumber, int courseNumber) {
        List<String> due = new ArrayList<>();
        if (historyDue(patientNumber, courseNumber)) {
            due.add("history");
        }
        if (infectionsDue(patientNumber, courseNumber)) {
            due.add("infections");
        }
        if (educationDue(patientNumber, courseNumber)) {
            due.add("education");
        }
        return due;
    }

    private boolean historyDue(String patientNumber, int courseNumber) {
        return !valid(
                        patientNumber,
                        assessments
                                .latest(patientNumber, courseNumber, Assessments.HISTORY)
                                .filter(each -> history.counts(patientNumber, each)),
                        "historyValidMonths",
                        time.today())
                || unresolved(
                        patientNumber,
                        courseNumber,
                        reason -> HISTORY_TABLES.contains(reason.table())
                                && !EDUCATION_RULES.contains(reason.rule())
                                && reason.kind() != Reason.Kind.OVERRIDE);
    }

    private boolean infectionsDue(String patientNumber, int courseNumber) {
        return !infections.valid(patientNumber, bookings.expectedDay(patientNumber, courseNumber))
                || unresolved(
                        patientNumber,
                        courseNumber,
                        reason -> reason.table().equals(InfectionScreens.TABLE)
                                && reason.kind() != Reason.Kind.CONTRAINDICATED);
    }

    private boolean educationDue(String patientNumber, int courseNumber) {
        return !valid(
                        patientNumber,
                        assessments.latest(patientNumber, courseNumber, Assessments.EDUCATION),
                        "educationValidMonths",
                        bookings.expectedDay(patientNumber, courseNumber))
                || unresolved(patientNumber, courseNumber, reason -> EDUCATION_RULES.contains(reason.rule()));
    }

    private boolean valid(String patientNumber, Optional<Assessed> last, String setting, LocalDate day) {
        int months = profiles.number(patients.get(patientNumber).profile(), setting);
        return last.filter(each -> !each.performedOn().plusMonths(months).isBefore(day))
                .isPresent();
    }

    private boolean unresolved(String patientNumber, int courseNumber, Predicate<Reason> about) {
        List<Reason> reasons = eligibility
                .latest(patientNumber, courseNumber)
                .map(Verdict::reasons)
                .orElse(List.of());
        return reasons.stream().anyMatch(about);
    }
}
