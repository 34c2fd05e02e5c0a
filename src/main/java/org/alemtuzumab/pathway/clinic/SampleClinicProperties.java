package org.alemtuzumab.pathway.clinic;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The sample clinic's settings; there is a sample clinic only where they are set.
 *
 * @param password of all its synthetic users
 */
@ConfigurationProperties("pathway.sample-clinic")
record SampleClinicProperties(String password) {}
