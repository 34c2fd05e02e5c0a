package org.alemtuzumab.pathway.vaccination;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.text.Spelling;
import org.springframework.util.StringUtils;

/**
 * The schedule as it is ticked off, and one further dose or none (SCR-08, SCR-09).
 *
 * @param live yes or no, asked for a vaccine that is not on the list
 * @param givenAnyway whether a live one was given although recovery is not confirmed (SCR-10)
 * @param schedule three answers a vaccine of the schedule, which the process owner lists
 */
record RecordVaccination(
        Boolean vaccinated,
        Optional<String> vaccine,
        Optional<String> live,
        Optional<LocalDate> givenOn,
        boolean givenAnyway,
        Boolean moreDoses,
        boolean shortenWait,
        Map<String, String> schedule) {

    /** How this vaccine of the schedule was ticked off; not at all where the form does not ask about it. */
    Tick tick(String id) {
        String field = "vaccine" + StringUtils.capitalize(id);
        Optional<Tick.Status> status =
                Optional.ofNullable(schedule.get(field)).flatMap(text -> Spelling.read(Tick.Status.class, text));
        return new Tick(
                status,
                Optional.ofNullable(schedule.get(field + "On")).map(LocalDate::parse),
                Optional.ofNullable(schedule.get(field + "Because")));
    }
}
