package org.alemtuzumab.pathway.laboratory;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escape;
import ca.uhn.hl7v2.preparser.PreParser;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/**
 * Writes the acknowledgement of an HL7 message: AA once it is committed, AR where it is not one that is taken here, AE
 * where it broke down and may be sent again; each but the first with the reason.
 */
@Component
class Hl7Answer {

    private static final EncodingCharacters BARS = EncodingCharacters.defaultInstance();
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final int LONGEST_REASON = 250;
    /** Of the message: control id, version, who sends to whom, processing. */
    private static final String[] ASKED = {
        "MSH-10-1", "MSH-12-1", "MSH-3-1", "MSH-4-1", "MSH-5-1", "MSH-6-1", "MSH-11-1"
    };

    private final ClinicTime time;

    Hl7Answer(ClinicTime time) {
        this.time = time;
    }

    String to(String message, Taken taken) {
        return switch (taken.state()) {
            case PROCESSED, WAITING, DUPLICATE -> answer(message, "AA", "", "0");
            case REFUSED ->
                answer(
                        message,
                        "AR",
                        taken.issues().stream().map(Issue::toString).collect(Collectors.joining("; ")),
                        "207");
            case FAILED ->
                answer(
                        message,
                        "AE",
                        "Kept as message %d but not processed; a person is asked".formatted(taken.messageId()),
                        "207");
            case RECEIVED ->
                answer(
                        message,
                        "AE",
                        "Kept as message %d, and processed as soon as the database answers"
                                .formatted(taken.messageId()),
                        "207");
        };
    }

    /** Not even the inbox could take it. */
    String notKept(String message) {
        return answer(message, "AE", "Not kept: send it again", "207");
    }

    /** @param begin as much of the message as came */
    String notRead(String begin, String reason) {
        return answer(begin, "AR", reason, "207");
    }

    private String answer(String message, String code, String reason, String error) {
        String[] header = header(message);
        String version = header[1].isEmpty() ? "2.5.1" : header[1];
        String text = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
        StringBuilder answer = new StringBuilder();
        answer.append(segment(
                "MSH|^~\\&",
                header[4],
                header[5],
                header[2],
                header[3],
                time.now().format(STAMP),
                "",
                "ACK",
                "A" + header[0],
                header[6].isEmpty() ? "P" : header[6],
                version));
        answer.append(segment("MSA", code, header[0], text));
        if (!reason.isEmpty()) {
            answer.append(
                    version.startsWith("2.5")
                            ? segment("ERR", "", "", error, "E", "", "", "", text)
                            : segment("ERR", error));
        }
        return answer.toString();
    }

    private static String segment(String name, String... fields) {
        return name + "|" + List.of(fields).stream().map(Hl7Answer::escaped).collect(Collectors.joining("|")) + "\r";
    }

    private static String escaped(String field) {
        return Escape.escape(field, BARS);
    }

    private static String[] header(String message) {
        String[] fields;
        try {
            fields = PreParser.getFields(message, ASKED);
        } catch (HL7Exception | RuntimeException e) {
            fields = new String[ASKED.length];
        }
        for (int i = 0; i < fields.length; i++) {
            fields[i] = fields[i] == null ? "" : fields[i];
        }
        return fields;
    }
}
