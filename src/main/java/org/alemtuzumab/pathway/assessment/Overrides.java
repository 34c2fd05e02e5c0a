package org.alemtuzumab.pathway.assessment;

import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.SubmissionRefused;
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

    /**
     * @param role neurologist, or the specialty that signs
     * @throws SubmissionRefused when nobody is logged in, or this person has signed in another role: two signatures are two
     *     persons'
     */
    public void sign(String patientNumber, int courseNumber, String rule, String role, boolean allowed, String reason) {
        String person = user.id();
        if (person == null) {
            throw new SubmissionRefused("Decision: only a person who is logged in can sign");
        }
        Optional<String> earlier = decisions.findRole(patientNumber, courseNumber, rule, person);
        if (earlier.isEmpty()) {
            decisions.addSignatory(patientNumber, courseNumber, rule, person, role);
        } else if (!earlier.get().equals(role)) {
            throw new SubmissionRefused(
                    "Decision: you have signed on %s for %s already. Two persons decide on it: somebody else of %s signs here"
                            .formatted(rule, earlier.get(), role));
        }
        decisions.save(new OverrideDecision(
                null, patientNumber, courseNumber, rule, role, allowed, reason, person, time.now()));
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
