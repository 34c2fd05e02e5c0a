package org.alemtuzumab.pathway.profile;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/** What a neurologist concluded about a relaxation before it expired. */
record ProfileReview(
        @Id Long id,
        Long profileChangeId,
        ReviewRelaxation.Conclusion conclusion,
        String reviewedBy,
        OffsetDateTime reviewedAt) {}
