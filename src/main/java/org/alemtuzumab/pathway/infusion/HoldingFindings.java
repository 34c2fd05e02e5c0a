package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Findings that hold an infusion until a neurologist decides, by the table holdForFinding (NEU-1, INF-20, INF-22). */
@Component
@Transactional(readOnly = true)
class HoldingFindings {

    private final Findings findings;
    private final Courses courses;
    private final CourseDecisionRepository courseDecisions;
    private final Assessments assessments;
    private final Decisions decisions;

    HoldingFindings(
            Findings findings,
            Courses courses,
            CourseDecisionRepository courseDecisions,
            Assessments assessments,
            Decisions decisions) {
        this.findings = findings;
        this.courses = courses;
        this.courseDecisions = courseDecisions;
        this.assessments = assessments;
        this.decisions = decisions;
    }

    /** INF-22: what the neurologist who last let the course go on has not read. */
    List<String> unread(InfusionDayRef day) {
        return day.courseBegun(courses)
                ? sinceDecided(day)
                : since(
                        day,
                        assessments
                                .latest(day.patientNumber(), day.courseNumber(), Assessments.CONFIRMATION)
                                .map(Assessed::recordedAt)
                                .orElse(OffsetDateTime.MIN));
    }

    /** Those raised since the course began, or a neurologist last let it go on. */
    List<String> sinceDecided(InfusionDayRef day) {
        return since(
                day,
                Stream.concat(
                                courses.infusions(day.patientNumber()).stream()
                                        .filter(infusion -> infusion.courseNumber() == day.courseNumber())
                                        .map(Infusion::begunAt)
                                        .limit(1),
                                courseDecisions.resumed(day.patientNumber(), day.courseNumber()))
                        .max(OffsetDateTime::compareTo)
                        .orElseThrow());
    }

    /** Those raised after that moment. */
    List<String> since(InfusionDayRef day, OffsetDateTime moment) {
        return findings.of(day.patientNumber()).stream()
                .filter(finding -> finding.open() && !finding.overtaken())
                .filter(finding -> finding.raisedAt().isAfter(moment))
                .filter(this::holds)
                .map(finding -> "Open finding (%s): %s".formatted(finding.urgency(), finding.evidence()))
                .toList();
    }

    private boolean holds(Finding finding) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("rule", finding.rule());
        facts.put("urgency", finding.urgency().name());
        return decisions.rows("holdForFinding", facts).stream().anyMatch(row -> !Boolean.FALSE.equals(row.get("hold")));
    }
}
