package org.alemtuzumab.pathway.laboratory;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escape;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.text.Shortened;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/**
 * Writes the acknowledgements of an HL7 message: accepted once it is committed, rejected where it is not one that is taken
 * here, an error where it broke down and may be sent again; each but the first with the reason, and the first with a warning of what
 * is kept as a question. In the original mode that is
 * one, AA, AR or AE. In the enhanced mode, where MSH-15 or MSH-16 says which are wanted, it is CA, CR or CE, then AA, AR or AE.
 */
@Component
class Hl7Answer {

    private enum Code {
        ACCEPTED("A"),
        REJECTED("R"),
        ERROR("E");

        private final String letter;

        Code(String letter) {
            this.letter = letter;
        }
    }

    private static final EncodingCharacters BARS = EncodingCharacters.defaultInstance();
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final int LONGEST_REASON = 250;
    private static final String ACCEPT_ACKNOWLEDGEMENT = "C";
    private static final String APPLICATION_ACKNOWLEDGEMENT = "A";
    /** In these versions ERR-1 is a code, and not four fields further on. */
    private static final Set<String> BEFORE_2_5 = Set.of("2.1", "2.2", "2.3", "2.3.1", "2.4");

    private final ClinicTime time;

    Hl7Answer(ClinicTime time) {
        this.time = time;
    }

    List<String> to(String message, Taken taken) {
        return switch (taken.state()) {
            case PROCESSED, WAITING, DUPLICATE ->
                answers(message, Code.ACCEPTED, String.join("; ", taken.questions()), "0");
            case REFUSED ->
                answers(
                        message,
                        Code.REJECTED,
                        taken.issues().stream().map(Issue::toString).collect(Collectors.joining("; ")),
                        "207");
            case FAILED ->
                answers(
                        message,
                        Code.ERROR,
                        "Kept as message %d but not processed; a person is asked".formatted(taken.messageId()),
                        "207");
            case RECEIVED ->
                answers(
                        message,
                        Code.ERROR,
                        "Kept as message %d, and processed as soon as the database answers"
                                .formatted(taken.messageId()),
                        "207");
        };
    }

    /** Not even the inbox could take it. */
    List<String> notKept(String message) {
        return answers(message, Code.ERROR, "Not kept: send it again", "207");
    }

    /** @param begin as much of the message as came */
    List<String> notRead(String begin, String reason) {
        return answers(begin, Code.REJECTED, reason, "207");
    }

    private List<String> answers(String message, Code code, String reason, String error) {
        Hl7Header header = Hl7Header.of(message);
        String acceptance = header.field(15);
        String application = header.field(16);
        List<String> answers = new ArrayList<>();
        if (wanted(acceptance, code)) {
            answers.add(answer(header, ACCEPT_ACKNOWLEDGEMENT + code.letter, reason, error));
        }
        if (acceptance.isEmpty() && application.isEmpty() || wanted(application, code)) {
            answers.add(answer(header, APPLICATION_ACKNOWLEDGEMENT + code.letter, reason, error));
        }
        return answers;
    }

    /** Table 0155: always, only of what succeeded, only of what did not; never is anything else. */
    private static boolean wanted(String condition, Code code) {
        return switch (condition) {
            case "AL" -> true;
            case "SU" -> code == Code.ACCEPTED;
            case "ER" -> code != Code.ACCEPTED;
            default -> false;
        };
    }

    private String answer(Hl7Header header, String code, String reason, String error) {
        String version = header.version().isEmpty() ? "2.5.1" : header.version();
        String text = Shortened.to(LONGEST_REASON, reason);
        StringBuilder answer = new StringBuilder();
        answer.append(segment(
                "MSH|^~\\&",
                header.field(5),
                header.field(6),
                header.field(3),
                header.field(4),
                time.now().format(STAMP),
                "",
                "ACK",
                code.charAt(0) + header.controlId(),
                header.field(11).isEmpty() ? "P" : header.field(11),
                version));
        answer.append(segment("MSA", code, header.controlId(), text));
        if (!reason.isEmpty()) {
            String severity = code.endsWith(Code.ACCEPTED.letter) ? "W" : "E";
            answer.append(
                    BEFORE_2_5.contains(version)
                            ? segment("ERR", error)
                            : segment("ERR", "", "", error, severity, "", "", "", text));
        }
        return answer.toString();
    }

    private static String segment(String name, String... fields) {
        return name + "|" + List.of(fields).stream().map(Hl7Answer::escaped).collect(Collectors.joining("|")) + "\r";
    }

    private static String escaped(String field) {
        return Escape.escape(field, BARS);
    }
}
