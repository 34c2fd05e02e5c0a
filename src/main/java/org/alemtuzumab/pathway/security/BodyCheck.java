package org.alemtuzumab.pathway.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.alemtuzumab.pathway.number.Decimals;
import org.springframework.http.HttpStatus;

/** Goes through a text once, token by token, and builds nothing of it: what would be too much for a reader is refused. */
final class BodyCheck {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PLACE = 120;

    /** Its own limits are off: they speak of the library, and stand in the checks below in plain words. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            // names of strangers are not kept for the next body
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private BodyCheck() {}

    /** @throws JsonProcessingException where it is no JSON; what stands before that place is within the limits */
    static void json(byte[] body, int depth) throws BodyRefused, IOException {
        Deque<Set<String>> names = new ArrayDeque<>();
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart()) {
                    names.push(new HashSet<>());
                    if (names.size() > depth) {
                        throw refused(parser, "is nested more than %d deep".formatted(depth));
                    }
                } else if (token.isStructEnd()) {
                    names.pop();
                } else if (token == JsonToken.FIELD_NAME) {
                    if (parser.currentName().length() > LONGEST_NAME) {
                        throw refused(parser, "is a name of more than %d characters".formatted(LONGEST_NAME));
                    }
                    if (!names.element().add(parser.currentName())) {
                        throw refused(parser, "is there twice");
                    }
                } else if (token.isNumeric() && !within(parser)) {
                    throw refused(
                            parser,
                            "is a number of more than %d digits, or with an exponent beyond %d"
                                    .formatted(Decimals.MOST_DIGITS, Decimals.LARGEST_EXPONENT));
                }
            }
        }
    }

    private static boolean within(JsonParser parser) throws IOException {
        return parser.getTextLength() <= 2 * Decimals.MOST_DIGITS && Decimals.within(parser.getText());
    }

    private static BodyRefused refused(JsonParser parser, String problem) {
        String path = parser.getParsingContext().pathAsPointer().toString();
        String place = path.isEmpty()
                ? "The body"
                : path.length() <= LONGEST_PLACE ? path : path.substring(0, LONGEST_PLACE) + "…";
        return new BodyRefused(HttpStatus.BAD_REQUEST, place + " " + problem);
    }

    /** @throws XMLStreamException where it is no XML; what stands before that place is within the limits */
    static void xml(String text, int depth) throws BodyRefused, XMLStreamException {
        XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(text));
        int level = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD ->
                    throw new BodyRefused(
                            HttpStatus.BAD_REQUEST, "The body holds a document type (<!DOCTYPE …>); send it without");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++level > depth) {
                        throw new BodyRefused(
                                HttpStatus.BAD_REQUEST, "The body is nested more than %d deep".formatted(depth));
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> level--;
                default -> {
                    // text costs what it is long
                }
            }
        }
    }
}
