package org.alemtuzumab.pathway.signature;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param validFor how long after the password was given the signed answers may still be submitted */
@ConfigurationProperties("pathway.signature")
record SignatureProperties(@DefaultValue("PT5M") Duration validFor) {

    SignatureProperties {
        if (validFor.isNegative() || validFor.isZero() || validFor.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "pathway.signature.valid-for: %s is not between a second and an hour".formatted(validFor));
        }
    }
}
