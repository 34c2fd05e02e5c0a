package org.alemtuzumab.pathway.pharmacovigilance;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom a suspected adverse reaction is reported to (PHV-1, S4).
 *
 * @param authority the authority, with its address
 * @param company the holder of the marketing authorisation, with its address
 */
@ConfigurationProperties("pathway.pharmacovigilance")
record PharmacovigilanceProperties(
        @DefaultValue("the authority (its address is not in the settings yet)") String authority,
        @DefaultValue("the company (its address is not in the settings yet)") String company) {}
