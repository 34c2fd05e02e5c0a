package org.alemtuzumab.pathway.laboratory;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.lang.Nullable;

/**
 * The text of an HL7 message, and the character set by which it is the received bytes again. A letter that cannot be read is
 * never replaced: µ decides what a unit is.
 *
 * @param charset null where no character set fits; then each letter of the text is one byte
 */
record Hl7Text(String text, @Nullable Charset charset) {

    /** One letter a byte, whatever they are. */
    static final Charset BYTES = StandardCharsets.ISO_8859_1;

    /** Table 0211 of HL7 writes "8859/1" and "UNICODE UTF-8". */
    private static final Pattern OF_ISO = Pattern.compile("(?:ISO)?[ _-]?8859[ /_-](\\d{1,2})");

    private static final Pattern BEGIN_OF_MESSAGE = Pattern.compile("(?<=[\r\n])(?=MSH[^\\w\\s])");
    private static final Pattern BATCH = Pattern.compile("[FB]HS[^\\w\\s]");
    private static final Pattern END_OF_BATCH = Pattern.compile("(?<=[\r\n])[BF]TS[^\\w\\s].*", Pattern.DOTALL);

    /**
     * The messages of what came at once: one, or those of a batch (FHS, BHS … BTS, FTS), each to be answered for itself.
     *
     * @param unnamed the character sets that are tried, in this order, where MSH-18 names none
     * @param senders what is known of a sender, by its name
     */
    static List<Hl7Text> of(byte[] received, List<Charset> unnamed, Function<String, Sender> senders) {
        String bytes = new String(received, BYTES);
        if (!BATCH.matcher(bytes).lookingAt()) {
            return List.of(one(bytes, unnamed, senders));
        }
        List<Hl7Text> messages = new ArrayList<>();
        for (String part : BEGIN_OF_MESSAGE.split(END_OF_BATCH.matcher(bytes).replaceFirst(""))) {
            if (!BATCH.matcher(part).lookingAt()) {
                messages.add(one(part, unnamed, senders));
            }
        }
        return messages.isEmpty() ? List.of(one(bytes, unnamed, senders)) : messages;
    }

    private static Hl7Text one(String bytes, List<Charset> unnamed, Function<String, Sender> senders) {
        byte[] received = bytes.getBytes(BYTES);
        Hl7Header header = Hl7Header.of(bytes);
        Charset habit = senders.apply(header.sender()).charset();
        return Stream.concat(Stream.ofNullable(habit), candidates(header.charset(), unnamed).stream())
                .flatMap(charset -> decoded(received, charset)
                        .filter(text -> beginsAlike(text, bytes))
                        .map(text -> new Hl7Text(text, charset))
                        .stream())
                .findFirst()
                .orElse(new Hl7Text(bytes, null));
    }

    /** What names ASCII and holds more has named nothing. A name that nobody knows leaves no candidate. */
    private static List<Charset> candidates(String named, List<Charset> unnamed) {
        String name = named.toUpperCase(Locale.ROOT).replaceFirst("^UNICODE[ _-]?(?=UTF)", "");
        if (name.isEmpty() || name.equals("ASCII")) {
            return unnamed;
        }
        Matcher iso = OF_ISO.matcher(name);
        try {
            Charset charset = Charset.forName(iso.matches() ? "ISO-8859-" + iso.group(1) : name);
            return charset.equals(StandardCharsets.US_ASCII) ? unnamed : List.of(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return List.of();
        }
    }

    /** A character set in which "MSH" would be other bytes is not the one of this message. */
    private static boolean beginsAlike(String text, String bytes) {
        return !bytes.startsWith("MSH") || text.startsWith("MSH");
    }

    private static Optional<String> decoded(byte[] received, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(received))
                    .toString();
            return Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
