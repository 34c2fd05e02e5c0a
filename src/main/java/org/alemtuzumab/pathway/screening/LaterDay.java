package org.alemtuzumab.pathway.screening;

import java.util.List;

/**
 * What is to be said of a later infusion day of a course that has begun (INF-20), each as "SCR-08: why".
 *
 * @param barring what has become known and nobody may set aside while the course is under way
 * @param undecided what has become known and a neurologist may set aside
 * @param outdated what is missing or too old by now: SCR-06 asks for it before the first infusion only, so a neurologist
 *     who decides on the course is told
 */
public record LaterDay(List<String> barring, List<String> undecided, List<String> outdated) {

    public static final LaterDay NOTHING_AGAINST = new LaterDay(List.of(), List.of(), List.of());

    public LaterDay {
        barring = List.copyOf(barring);
        undecided = List.copyOf(undecided);
        outdated = List.copyOf(outdated);
    }
}
