package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/** How a neurologist answered the end of monitoring after an anchor (MON-07). */
public record MonitoringDecision(
        @Id Long id,
        String patientNumber,
        LocalDate anchor,
        String decision,
        int months,
        String reason,
        String signedBy,
        OffsetDateTime signedAt) {

    /** Monitoring goes on for a number of months more. */
    static final String EXTEND = "extend";
    /** Monitoring ends with a letter that asks patient and doctors to stay vigilant for life. */
    static final String DISCHARGE = "discharge";
    /** Monitoring ends for another reason. */
    static final String END = "end";
    /** No decision yet: the neurologist on call has seen to it that there will be one. */
    static final String ESCALATED = "escalated";
}
