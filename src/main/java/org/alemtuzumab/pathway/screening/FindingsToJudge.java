package org.alemtuzumab.pathway.screening;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The findings on which a neurologist must decide before a course: an abnormal baseline is never passed over, and never
 * stops a course by itself (SCR-05).
 */
@Component
@Transactional
class FindingsToJudge {

    /** The infection screen, whose own rows of the tables decide, and the vital signs, which are items themselves. */
    private static final Set<String> OWN_ROWS = Set.of("SCR-01", "SCR-07", BaselineSigns.RULE);

    private static final Set<String> ANSWERED = Set.of("normal", "excluded");

    private final Findings findings;
    private final Assessments assessments;
    private final Courses courses;

    FindingsToJudge(Findings findings, Assessments assessments, Courses courses) {
        this.findings = findings;
        this.assessments = assessments;
        this.courses = courses;
    }

    /** Those not yet judged acceptable for this course. */
    List<Finding> of(String patientNumber, int courseNumber) {
        Set<Long> accepted = judged(patientNumber, courseNumber, "accepted").keySet();
        Optional<OffsetDateTime> lastInfusion =
                courses.infusions(patientNumber).stream().map(Infusion::begunAt).max(OffsetDateTime::compareTo);
        return findings.of(patientNumber).stream()
                .filter(finding -> !OWN_ROWS.contains(finding.rule()))
                .filter(finding -> finding.open() || !finding.overtaken())
                .filter(finding -> !ANSWERED.contains(String.valueOf(finding.outcome())))
                .filter(finding -> finding.open()
                        || finding.context().equals("BASELINE")
                                && lastInfusion
                                        .filter(last -> finding.raisedAt().isBefore(last))
                                        .isEmpty())
                .filter(finding -> !accepted.contains(finding.id()))
                .toList();
    }

    /** The findings not accepted for this course, with the time of that judgement. */
    Map<Finding, OffsetDateTime> refused(String patientNumber, int courseNumber) {
        Map<Long, OffsetDateTime> refused = judged(patientNumber, courseNumber, "refused");
        refused.keySet()
                .removeAll(judged(patientNumber, courseNumber, "accepted").keySet());
        Map<Finding, OffsetDateTime> result = new LinkedHashMap<>();
        findings.of(patientNumber).stream()
                .filter(finding -> refused.containsKey(finding.id()))
                .forEach(finding -> result.put(finding, refused.get(finding.id())));
        return result;
    }

    private List<Assessed> confirmations(String patientNumber, int courseNumber) {
        return assessments.of(patientNumber, Assessments.CONFIRMATION).stream()
                .filter(each -> each.courseNumber() == courseNumber)
                .toList();
    }

    private Map<Long, OffsetDateTime> judged(String patientNumber, int courseNumber, String how) {
        Map<Long, OffsetDateTime> judged = new LinkedHashMap<>();
        for (Assessed each : confirmations(patientNumber, courseNumber)) {
            new ArrayList<Object>(each.list(how))
                    .forEach(id -> judged.put(((Number) id).longValue(), each.recordedAt()));
        }
        return judged;
    }
}
