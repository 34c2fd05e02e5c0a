package org.alemtuzumab.pathway.education;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the patient's sheet and card name.
 *
 * @param clinic the clinic's name
 * @param telephone the number that answers day and night; the pages leave a line to write it on where there is none
 * @param emergencyNumber the country's emergency number
 */
@ConfigurationProperties("pathway.patient-pages")
record EducationProperties(
        @DefaultValue("") String clinic,
        @DefaultValue("") String telephone,
        @DefaultValue("112") String emergencyNumber) {}
