package org.alemtuzumab.pathway.disease;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The list of diseases: the process owner's file {@code bpmn/diseases.yaml}. A mistake in it stops the start. */
@Component
public class Diseases {

    private static final JsonMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final Map<String, Disease> byCode = new LinkedHashMap<>();

    /** @throws IllegalStateException naming file, line and key, when the list has an unknown key or a wrong value */
    Diseases(@Value("${pathway.diseases:classpath:bpmn/diseases.yaml}") Resource file) throws IOException {
        try (InputStream yaml = file.getInputStream()) {
            YAML.readValue(yaml, new TypeReference<LinkedHashMap<String, Disease>>() {})
                    .forEach((code, disease) -> byCode.put(code, disease.withCode(code)));
        } catch (com.fasterxml.jackson.core.JsonProcessingException problem) {
            throw new IllegalStateException(
                    "The list of diseases cannot be used (%s): %s"
                            .formatted(file.getDescription(), problem.getMessage()),
                    problem);
        }
    }

    public Optional<Disease> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** @throws IllegalArgumentException when the list does not have it */
    public Disease get(String code) {
        return find(code)
                .orElseThrow(() -> new IllegalArgumentException("No disease has the code '%s'".formatted(code)));
    }

    public Collection<Disease> all() {
        return byCode.values();
    }
}
