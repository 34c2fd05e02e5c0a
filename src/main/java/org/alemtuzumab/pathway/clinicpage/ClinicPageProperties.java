package org.alemtuzumab.pathway.clinicpage;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far the clinic's page looks.
 *
 * @param coursesAhead courses booked within this time are listed, with what is missing for each
 * @param adherence over how long what was due is compared with what was done
 */
@ConfigurationProperties("pathway.clinic-page")
record ClinicPageProperties(@DefaultValue("P1M") Period coursesAhead, @DefaultValue("P12M") Period adherence) {}
