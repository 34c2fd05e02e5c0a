package org.alemtuzumab.pathway.patientfile;

import java.time.Period;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who needs to know a patient's file, and what it draws.
 *
 * @param aroundCourse how long before a booked course and after its last infusion infusion nurses and pharmacists read it
 * @param afterReferral how long after it was closed a referral's specialty still reads it
 * @param trends codes of the tests that are drawn over time, in this order
 */
@ConfigurationProperties("pathway.patient-file")
record PatientFileProperties(
        @DefaultValue("P30D") Period aroundCourse,
        @DefaultValue("P12M") Period afterReferral,
        @DefaultValue({
                    "platelets",
                    "neutrophils",
                    "lymphocytes",
                    "cd4",
                    "haemoglobin",
                    "creatinine",
                    "upcr",
                    "tsh",
                    "ft4",
                    "alt",
                    "bilirubin"
                })
                List<String> trends) {}
