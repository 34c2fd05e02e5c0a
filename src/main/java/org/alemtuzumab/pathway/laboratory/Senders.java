package org.alemtuzumab.pathway.laboratory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alemtuzumab.pathway.results.Analytes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The laboratory manager's table of senders: {@code bpmn/senders.yaml}. */
@Component
class Senders {

    private static final ObjectMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final Map<String, Sender> byName = new LinkedHashMap<>();

    /** @throws IllegalStateException naming the file and what is wrong in it, when it cannot be used */
    Senders(@Value("${pathway.laboratory.senders:classpath:bpmn/senders.yaml}") Resource file, Analytes analytes)
            throws IOException {
        try (InputStream yaml = file.getInputStream()) {
            byName.putAll(YAML.readValue(yaml, new TypeReference<LinkedHashMap<String, Sender>>() {}));
        } catch (JsonProcessingException problem) {
            throw new IllegalStateException(
                    "The table of senders cannot be used (%s): %s"
                            .formatted(file.getDescription(), problem.getMessage()),
                    problem);
        }
        byName.forEach((name, sender) -> sender.codes().forEach((code, meaning) -> {
            if (!meaning.equals(Sender.NOT_OURS) && analytes.find(meaning).isEmpty()) {
                throw new IllegalStateException(
                        "The table of senders cannot be used (%s): the code %s of %s means '%s'; right would be a test of bpmn/analytes.yaml, or '%s'"
                                .formatted(file.getDescription(), code, name, meaning, Sender.NOT_OURS));
            }
        }));
    }

    /** What is known of this sender. */
    Sender of(String name) {
        return byName.getOrDefault(name, Sender.UNKNOWN);
    }
}
