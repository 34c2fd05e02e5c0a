package org.alemtuzumab.pathway.laboratory;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of what the hospital's patient administration tells.
 *
 * @param senders who is heard by HL7 ADT, as MSH-3 names them; nobody at first: MLLP knows no log-in
 */
@ConfigurationProperties("pathway.hospital")
record HospitalProperties(@DefaultValue List<String> senders) {}
