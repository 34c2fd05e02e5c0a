package org.alemtuzumab.pathway.assessment;

import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rules set aside, or kept, for one course by a named person with a reason. The last decision of a role stands. */
@Component
@Transactional
public class Overrides {

    private final OverrideDecisionRepository decisions;
    private final ClinicTime time;
    private final CurrentUser user;

    Overrides(OverrideDecisionRepository decisions, ClinicTime time, CurrentUser user) {
        this.decisions = decisions;
        this.time = time;
        this.user = user;
    }

    /** @param role neurologist, or the specialty that signs */
    public void sign(String patientNumber, int courseNumber, String rule, String role, boolean allowed, String reason) {
        decisions.save(new OverrideDecision(
                null, patientNumber, courseNumber, rule, role, allowed, reason, user.id(), time.now()));
    }

    public List<OverrideDecision> of(String patientNumber, int courseNumber) {
        return decisions.findByPatientNumberAndCourseNumberOrderById(patientNumber, courseNumber);
    }

    /** What a role decided last on a rule for this course. */
    public Optional<OverrideDecision> decision(String patientNumber, int courseNumber, String rule, String role) {
        return of(patientNumber, courseNumber).stream()
                .filter(each -> each.rule().equals(rule) && each.role().equals(role))
                .reduce((earlier, later) -> later);
    }

    public boolean allowed(String patientNumber, int courseNumber, String rule, String role) {
        return decision(patientNumber, courseNumber, rule, role)
                .filter(OverrideDecision::allowed)
                .isPresent();
    }
}
