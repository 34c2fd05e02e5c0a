package org.alemtuzumab.pathway.security;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/**
 * What the engine answered instead of a result, in our words.
 *
 * @param message for whoever asked
 * @param cause for the log: the engine's own name for it, without anything of the request
 */
record EngineRefusal(HttpStatus status, String message, String cause) {

    /** The engine's code for "somebody else changed it meanwhile". */
    private static final int CHANGED_MEANWHILE = 1;

    /** What a step or a check of ours says is meant for its reader; the engine puts its own words around it. */
    private static final Pattern OURS_WITHIN = Pattern.compile(
            ".*ENGINE-\\d+ [^:]*: '(?:Exception while invoking TaskListener: )?(.*)'[^']*", Pattern.DOTALL);

    private static final Pattern ENGINES = Pattern.compile("ENGINE-[\\w-]+\\s*");

    /** Of a submission only where its task or process is missing: what else fails there is a fault. */
    private static final Pattern MISSING = Pattern.compile(
            "(?i).*(?:cannot find task|no deployed process definition|no matching|\"task\" is null).*", Pattern.DOTALL);

    /** A field that the engine's interface needs and does not look for. */
    private static final Pattern FIELD_LEFT_OUT = Pattern.compile(".*engine\\.rest\\.dto\\..*", Pattern.DOTALL);

    private static final Set<String> OF_MODELS = Set.of("ParseException", "BpmnParseException", "ModelsRefused");
    private static final Set<String> OF_OURS = Set.of("SubmissionRefused", "PlainRefusal", "ExpressionRefused");
    private static final Set<String> STANDING_STILL = Set.of("SuspendedEntityInteractionException");
    private static final Set<String> AT_ONCE =
            Set.of("OptimisticLockingException", "DuplicateKeyException", "DataIntegrityViolationException");
    private static final Set<String> BAD = Set.of(
            "BadUserRequestException",
            "InvalidRequestException",
            "NotAllowedException",
            "NotValidException",
            "QueryException",
            "TypeConversionException");

    /** @param error as the engine says it: type, message and perhaps a code */
    static EngineRefusal of(int status, JsonNode error) {
        String type = error.path("type").asText();
        String message = error.path("message").asText();
        String cause = "%d %s, code %d"
                .formatted(
                        status, type.replaceAll("\\W", ""), error.path("code").asInt());
        Matcher wrapped = OURS_WITHIN.matcher(message);
        if (wrapped.matches()) {
            return new EngineRefusal(HttpStatus.BAD_REQUEST, wrapped.group(1), cause);
        }
        if (message.contains("does not match policy")) {
            return new EngineRefusal(
                    HttpStatus.BAD_REQUEST,
                    "This password is not taken: at least 12 characters, without the user's name, and none that is easy to guess",
                    cause);
        }
        if (OF_OURS.contains(type) || OF_MODELS.contains(type)) {
            return new EngineRefusal(
                    HttpStatus.BAD_REQUEST, ENGINES.matcher(message).replaceAll(""), cause);
        }
        if (status == HttpStatus.FORBIDDEN.value()) {
            return new EngineRefusal(HttpStatus.FORBIDDEN, forbidden(error), cause);
        }
        if (type.equals("TaskAlreadyClaimedException")) {
            return new EngineRefusal(HttpStatus.CONFLICT, "Somebody else has taken this task", cause);
        }
        if (AT_ONCE.contains(type) || error.path("code").asInt() == CHANGED_MEANWHILE) {
            return new EngineRefusal(
                    HttpStatus.CONFLICT, "Somebody changed this at the same moment. Load it again", cause);
        }
        if (STANDING_STILL.contains(type)) {
            return new EngineRefusal(HttpStatus.CONFLICT, "This stands still and takes nothing at present", cause);
        }
        if (status == HttpStatus.NOT_FOUND.value() || isMissing(type, message)) {
            return new EngineRefusal(
                    HttpStatus.NOT_FOUND, "There is no such thing, it has ended, or it is not for your groups", cause);
        }
        if (isBad(type, message) || status == HttpStatus.BAD_REQUEST.value()) {
            return new EngineRefusal(
                    HttpStatus.BAD_REQUEST,
                    "A value in the address or in the body is missing or cannot be read",
                    cause);
        }
        if (status < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            HttpStatus same = HttpStatus.valueOf(status);
            return new EngineRefusal(same, same.getReasonPhrase(), cause);
        }
        return new EngineRefusal(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "This failed, and nothing of it is stored. Try again; if it stays so, tell whoever runs this application",
                cause);
    }

    /** Of a step of ours it says for whom the task is; the engine's own list of missing rights helps nobody. */
    private static String forbidden(JsonNode error) {
        String message = error.path("message").asText();
        boolean ours = !message.isBlank()
                && error.path("userId").asText("").isEmpty()
                && !ENGINES.matcher(message).find();
        return ours ? message : "Your groups do not allow this";
    }

    private static boolean isMissing(String type, String message) {
        return type.equals("NullValueException")
                || type.equals("NotFoundException")
                || Set.of("RestException", "NullPointerException").contains(type)
                        && MISSING.matcher(message).matches();
    }

    private static boolean isBad(String type, String message) {
        return BAD.contains(type)
                || type.equals("NullPointerException")
                        && FIELD_LEFT_OUT.matcher(message).matches();
    }
}
