package org.alemtuzumab.pathway.laboratory;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of the laboratory feed.
 *
 * @param patientSystems who assigns the patient numbers of this clinic, as messages write it: a FHIR system, or namespace or
 *     universal id of an HL7 assigning authority. A number of anyone else is never taken for one of ours; a plain number is
 *     where none of anyone else stands beside it
 * @param orderSystem the FHIR system of the numbers of our orders
 * @param mllp where HL7 messages are listened for
 * @param patience how long a message may stay unprocessed before it is processed anew
 */
@ConfigurationProperties("pathway.laboratory")
record LaboratoryProperties(
        @DefaultValue List<String> patientSystems,
        @DefaultValue("urn:alemtuzumab-pathway:order") String orderSystem,
        @DefaultValue Mllp mllp,
        @DefaultValue("PT1M") Duration patience) {

    /**
     * @param port 0 where nothing listens
     * @param address the network address that it listens at
     * @param connections how many laboratories may be connected at once
     * @param size how large a message may be
     * @param idle how long a laboratory may be silent between two messages before its connection ends
     * @param total how long one message may take to arrive
     * @param charsets the character sets that are tried, in this order, where a message names none in MSH-18
     */
    record Mllp(
            @DefaultValue("0") int port,
            @DefaultValue("127.0.0.1") String address,
            @DefaultValue("16") int connections,
            @DefaultValue("2MB") DataSize size,
            @DefaultValue("PT5M") Duration idle,
            @DefaultValue("PT30S") Duration total,
            @DefaultValue({"UTF-8", "windows-1252"}) List<Charset> charsets) {}
}
