package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.Messages;
import org.springframework.stereotype.Component;

/**
 * Platelets on the last day really given, when a course ends early (INF-20). They are asked for beside the course: the
 * patient's treatment ends at once, whoever ends it.
 */
@Component
public class PlateletsOfLastDay {

    private final InfusionCourses courses;
    private final Messages messages;

    PlateletsOfLastDay(InfusionCourses courses, Messages messages) {
        this.courses = courses;
        this.messages = messages;
    }

    /** Asks for them where no count was taken on or after that day. */
    public void ask(String patientNumber, int courseNumber) {
        if (courses.plateletsMissing(patientNumber, courseNumber)) {
            messages.tell("plateletsMissing", patientNumber);
        }
    }
}
