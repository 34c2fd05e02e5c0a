package org.alemtuzumab.pathway.pregnancy;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A person says when the pregnancy began, or whether it counts as exposed where nobody can know (PRG-1).
 *
 * @param conceivedOn where it can be dated
 * @param exposed whether it counts as exposed, where it cannot
 * @param expectedEndOn where it cannot be dated
 */
record DateConception(
        boolean dated,
        Optional<LocalDate> conceivedOn,
        Optional<Boolean> exposed,
        Optional<LocalDate> expectedEndOn,
        String reason) {}
