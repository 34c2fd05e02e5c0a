package org.alemtuzumab.pathway.rehearsal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alemtuzumab.pathway.laboratory.Protocol;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;

/**
 * What a laboratory reports of one sample, and the message in which it does so: a FHIR transaction, or an ORU^R01 of
 * HL7 2.5.1. Plain numbers are sent as numbers with their unit, everything else as the text that the laboratory prints.
 *
 * @param collected when the sample was taken; only the day where the file says no hour
 * @param protocol FHIR where the file does not say
 * @param source the laboratory
 * @param accession the laboratory's own number of the sample; null where it gives none
 * @param patient the number that the laboratory gives the patient; the scenario's where the file does not say
 * @param issued when the laboratory issued it; when it is sent where the file does not say
 * @param values value as printed by analyte or LOINC code; null where it is withdrawn
 * @param rest whether all else that is asked for is reported too, as in an uneventful life
 * @param ranges the laboratory's reference range as printed, by the same keys
 * @param repeat how often the same message is sent
 */
record LaboratorySample(
        Moment collected,
        Protocol protocol,
        String source,
        String accession,
        Status status,
        String patient,
        Moment issued,
        Map<String, String> values,
        Rest rest,
        Map<String, String> ranges,
        Integer repeat) {

    private static final Pattern NUMBER = Pattern.compile("(<=|>=|<|>)?\\s*(\\d+(?:\\.\\d+)?)(?:\\s+([^,]+))?");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ");
    private static final String LOINC = "http://loinc.org";
    private static final String UCUM = "http://unitsofmeasure.org";

    /** How final the laboratory's word is, in the words of FHIR and in the letters of HL7. */
    enum Status {
        PRELIMINARY("preliminary", "P"),
        FINAL("final", "F"),
        CORRECTED("corrected", "C"),
        WITHDRAWN("entered-in-error", "D");

        private final String fhir;
        private final String hl7;

        Status(String fhir, String hl7) {
            this.fhir = fhir;
            this.hl7 = hl7;
        }
    }

    /** What is reported beside the values. */
    enum Rest {
        NORMAL
    }

    LaboratorySample {
        protocol = protocol == null ? Protocol.FHIR : protocol;
        source = source == null ? "laboratory" : source;
        status = status == null ? Status.FINAL : status;
        values = values == null ? Map.of() : values;
        ranges = ranges == null ? Map.of() : ranges;
        repeat = repeat == null ? 1 : repeat;
    }

    /** The same with further values. */
    LaboratorySample with(Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(others);
        all.putAll(values);
        return new LaboratorySample(
                collected, protocol, source, accession, status, patient, issued, all, rest, ranges, repeat);
    }

    /** Who is known to have sent it; null where the message says so itself. */
    String sender() {
        return protocol == Protocol.FHIR ? source : null;
    }

    /**
     * The message.
     *
     * @param number the patient's
     * @param sentAt when it is sent
     */
    String message(String number, OffsetDateTime sentAt, Analytes analytes, ZoneId zone) {
        List<Test> tests = new ArrayList<>();
        values.forEach((key, text) -> tests.add(test(key, text, analytes)));
        OffsetDateTime issuedAt = issued == null
                ? sentAt
                : issued.at(zone, sentAt.toLocalTime()).atZone(zone).toOffsetDateTime();
        String whose = patient == null ? number : patient;
        return protocol == Protocol.FHIR
                ? fhir(whose, issuedAt, tests, zone)
                : hl7(whose, sentAt, issuedAt, tests, zone);
    }

    private record Test(String loinc, String name, String canonicalUnit, String text, boolean coded, String range) {

        /** A number with its unit, where the laboratory's system has one. */
        Optional<Matcher> number() {
            Matcher number = NUMBER.matcher(text == null || coded ? "" : text);
            return number.matches() ? Optional.of(number) : Optional.empty();
        }
    }

    private Test test(String key, String text, Analytes analytes) {
        Optional<Analyte> analyte = analytes.find(key).or(() -> analytes.ofLoinc(key));
        String loinc = analyte.filter(found -> found.code().equals(key))
                .map(found -> found.loinc().stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "No laboratory reports '%s': it has no LOINC code".formatted(key))))
                .orElse(key);
        return new Test(
                loinc,
                analyte.map(Analyte::name).orElse("Test " + key),
                analyte.map(Analyte::unit).orElse(null),
                text,
                analyte.map(Analyte::coded).orElse(false),
                ranges.get(key));
    }

    // ---------------------------------------------------------------- FHIR

    private String fhir(String number, OffsetDateTime issuedAt, List<Test> tests, ZoneId zone) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        for (Test test : tests) {
            ObjectNode entry = entries.addObject();
            ObjectNode observation = entry.putObject("resource");
            observation.put("resourceType", "Observation").put("status", status.fhir);
            if (accession != null) {
                observation.putArray("identifier").addObject().put("value", accession);
            }
            ObjectNode code = observation.putObject("code");
            code.putArray("coding").addObject().put("system", LOINC).put("code", test.loinc());
            code.put("text", test.name());
            observation.putObject("subject").putObject("identifier").put("value", number);
            observation.put(
                    "effectiveDateTime",
                    collected(zone)
                            .map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format)
                            .orElse(collected.date().toString()));
            observation.put("issued", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(issuedAt));
            if (test.text() != null) {
                fhirValue(observation, test);
            }
            if (test.range() != null) {
                observation.putArray("referenceRange").addObject().put("text", test.range());
            }
            entry.putObject("request").put("method", "POST").put("url", "Observation");
        }
        return bundle.toString();
    }

    private static void fhirValue(ObjectNode observation, Test test) {
        Optional<Matcher> number = test.number();
        if (number.isEmpty()) {
            observation.put("valueString", test.text());
            return;
        }
        ObjectNode quantity = observation.putObject("valueQuantity");
        quantity.put("value", new BigDecimal(number.get().group(2)));
        if (number.get().group(1) != null) {
            quantity.put("comparator", number.get().group(1));
        }
        String unit = number.get().group(3);
        if (unit != null) {
            quantity.put("unit", unit);
            if (unit.equals(test.canonicalUnit())) {
                quantity.put("system", UCUM).put("code", unit);
            }
        }
    }

    private Optional<OffsetDateTime> collected(ZoneId zone) {
        return collected.time() == null
                ? Optional.empty()
                : Optional.of(collected.at(zone, collected.time()).atZone(zone).toOffsetDateTime());
    }

    // ---------------------------------------------------------------- HL7

    private String hl7(String number, OffsetDateTime sentAt, OffsetDateTime issuedAt, List<Test> tests, ZoneId zone) {
        String taken = collected(zone).map(SECOND::format).orElse(DAY.format(collected.date()));
        List<String> segments = new ArrayList<>();
        segments.add("MSH|^~\\&|%s||pathway||%s||ORU^R01^ORU_R01|%s|P|2.5.1"
                .formatted(escaped(source), SECOND.format(sentAt), SECOND.format(sentAt)));
        segments.add("PID|1||%s^^^^MR".formatted(escaped(number)));
        segments.add("OBR|1||%s|LAB^Laboratory|||%s|||||||||||||||%s|||%s"
                .formatted(accession == null ? "" : escaped(accession), taken, SECOND.format(issuedAt), status.hl7));
        IntStream.range(0, tests.size()).forEach(i -> segments.add(observation(i + 1, tests.get(i), taken)));
        return String.join("\r", segments) + "\r";
    }

    private String observation(int position, Test test, String taken) {
        Optional<Matcher> number = test.number();
        String type = "ST";
        String value = test.text() == null ? "" : escaped(test.text());
        String unit = "";
        if (number.isPresent()) {
            String comparator = number.get().group(1);
            type = comparator == null ? "NM" : "SN";
            value = comparator == null
                    ? number.get().group(2)
                    : comparator + "^" + number.get().group(2);
            unit = number.get().group(3) == null ? "" : escaped(number.get().group(3));
        }
        return "OBX|%d|%s|%s^%s^LN||%s|%s|%s||||%s|||%s"
                .formatted(
                        position,
                        type,
                        test.loinc(),
                        escaped(test.name()),
                        value,
                        unit,
                        test.range() == null ? "" : escaped(test.range()),
                        status.hl7,
                        taken);
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(each -> switch (each) {
                    case '\\' -> "\\E\\";
                    case '|' -> "\\F\\";
                    case '^' -> "\\S\\";
                    case '&' -> "\\T\\";
                    case '~' -> "\\R\\";
                    default -> Character.toString(each);
                })
                .collect(Collectors.joining());
    }
}
