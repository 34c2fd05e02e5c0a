package org.alemtuzumab.pathway.signature;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * One signature (21 CFR 11.50, 11.70).
 *
 * @param subject the id of the task or deployment
 * @param step the task's key, or {@link #DEPLOYMENT}
 * @param process the key of its process; null for a deployment
 * @param patient the patient's number; null where no patient is concerned
 * @param userId null where the product deployed its own models
 * @param printedName the person's name at that time
 * @param means how the person proved to be that person
 * @param content what was signed, as text; the hash is that of this text
 */
record Signature(
        @Id Long id,
        String subject,
        String step,
        String process,
        String patient,
        String userId,
        String printedName,
        OffsetDateTime signedAt,
        String meaning,
        Means means,
        String content,
        String sha256) {

    static final String DEPLOYMENT = "deployment";

    /** How a person proved to be that person. */
    enum Means {
        PASSWORD,
        /** To the identity provider, once more. */
        STEP_UP,
        /** In virtual time, by nobody in particular: never a clinic's. */
        REHEARSAL,
        /** The product's own models, at its start. */
        PRODUCT
    }
}
