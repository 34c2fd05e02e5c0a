package org.alemtuzumab.pathway.screening;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.education.Condition;
import org.alemtuzumab.pathway.education.Education;
import org.springframework.util.StringUtils;

/**
 * What was taught, to whom, and what was handed over and signed: before a course, and once a year (SCR-13, SCR-15).
 *
 * @param conditions one box each of those that {@link Education} lists
 */
record EducatePatient(Given given, Map<String, String> conditions) {

    record Given(
            Caregiver caregiver,
            Boolean explained,
            Boolean guideGiven,
            Boolean alertCardGiven,
            Boolean commitmentSigned,
            Boolean dietExplained,
            Optional<String> remarks) {}

    enum Caregiver {
        TAUGHT,
        NONE,
        LATER
    }

    /** The ids of those of these that were taught: each has a box of its own. */
    List<String> taught(List<Condition> listed) {
        return listed.stream()
                .map(Condition::id)
                .filter(id -> "true".equals(conditions.get(Education.TAUGHT + StringUtils.capitalize(id))))
                .toList();
    }
}
