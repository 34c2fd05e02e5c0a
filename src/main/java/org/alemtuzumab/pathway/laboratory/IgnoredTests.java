package org.alemtuzumab.pathway.laboratory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The laboratory manager's list of tests that come with ours and are not ours: {@code bpmn/laboratory.yaml}. */
@Component
class IgnoredTests {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Map<String, String> byLoinc;

    private record File(LinkedHashMap<String, String> ignored) {}

    /** @throws IllegalStateException naming file and line when the list cannot be used */
    IgnoredTests(@Value("${pathway.laboratory.tests:classpath:bpmn/laboratory.yaml}") Resource file)
            throws IOException {
        try (InputStream yaml = file.getInputStream()) {
            byLoinc = Map.copyOf(YAML.readValue(yaml, File.class).ignored());
        } catch (JsonProcessingException problem) {
            throw new IllegalStateException(
                    "The list of ignored tests cannot be used (%s): %s"
                            .formatted(file.getDescription(), problem.getMessage()),
                    problem);
        }
    }

    boolean contains(String loinc) {
        return byLoinc.containsKey(loinc);
    }

    Map<String, String> all() {
        return byLoinc;
    }
}
