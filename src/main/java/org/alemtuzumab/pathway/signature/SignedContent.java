package org.alemtuzumab.pathway.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.alemtuzumab.pathway.hash.Sha256;

/** What is signed, as one text: JSON with sorted names, so that the same content is always the same bytes. */
record SignedContent(String text) {

    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    static SignedContent of(Map<String, ?> parts) {
        try {
            // read once as a map, in which names are sorted at every depth
            return new SignedContent(CANONICAL.writeValueAsString(CANONICAL.convertValue(parts, Object.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("What is signed cannot be written", e);
        }
    }

    String sha256() {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
