package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.alemtuzumab.pathway.text.Spelled;
import org.springframework.data.annotation.Id;

/** How a neurologist answered the end of monitoring after an anchor (MON-07). */
record MonitoringDecision(
        @Id Long id,
        String patientNumber,
        LocalDate anchor,
        Kind decision,
        int months,
        String reason,
        String signedBy,
        OffsetDateTime signedAt) {

    enum Kind implements Spelled {
        DISCHARGE,
        EXTEND,
        END,
        /** No decision yet: the neurologist on call has seen to it that there will be one. */
        ESCALATED;

        /** What a neurologist signs. */
        static Kind of(DecideEndOfMonitoring.Decision signed) {
            return valueOf(signed.name());
        }
    }
}
