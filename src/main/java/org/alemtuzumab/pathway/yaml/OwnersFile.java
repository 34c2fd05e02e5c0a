package org.alemtuzumab.pathway.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;

/** A list that its owner edits: whatever is misspelt, unknown or there twice in it stops the start, and is named. */
public final class OwnersFile {

    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private OwnersFile() {}

    /**
     * @param what as in "The list of diseases"
     * @param strict what else is refused
     * @throws IllegalStateException naming file, line and key
     */
    public static <T> T read(Resource file, String what, TypeReference<T> type, DeserializationFeature... strict) {
        try {
            return read(file.getInputStream(), file.getDescription(), what, type, strict);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same. @param origin how the file is called */
    public static <T> T read(
            InputStream file, String origin, String what, TypeReference<T> type, DeserializationFeature... strict) {
        try (file) {
            return YAML.readerFor(type).withFeatures(strict).readValue(file);
        } catch (JsonProcessingException problem) {
            throw unusable(what, origin, problem.getMessage(), problem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static IllegalStateException unusable(String what, String origin, String why) {
        return unusable(what, origin, why, null);
    }

    private static IllegalStateException unusable(String what, String origin, String why, Exception cause) {
        return new IllegalStateException("%s cannot be used (%s): %s".formatted(what, origin, why), cause);
    }
}
