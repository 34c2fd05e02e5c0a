package org.alemtuzumab.pathway.vaccination;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The vaccines of the national schedule (SCR-08): the process owner's file {@code bpmn/vaccines.yaml}. A mistake in it stops the start. */
@Component
class VaccineSchedule {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private final List<ScheduledVaccine> vaccines;

    /** @throws IllegalStateException naming what cannot be used: an unknown key, a wrong or missing value, a vaccine listed twice */
    VaccineSchedule(@Value("${pathway.vaccines:classpath:bpmn/vaccines.yaml}") Resource file) throws IOException {
        try (InputStream yaml = file.getInputStream()) {
            vaccines = List.copyOf(YAML.readValue(yaml, Listed.class).vaccines());
        } catch (JsonProcessingException problem) {
            throw unusable(file, problem.getMessage(), problem);
        }
        if (vaccines.isEmpty()) {
            throw unusable(file, "no vaccine stands there", null);
        }
        Set<String> ids = new HashSet<>();
        for (ScheduledVaccine each : vaccines) {
            if (each.id() == null || each.name() == null || each.doses() == null || each.appliesTo() == null) {
                throw unusable(file, "each vaccine has id, name, live, doses and appliesTo: " + each, null);
            }
            if (!ids.add(each.id())) {
                throw unusable(file, each.id() + " stands there twice", null);
            }
        }
    }

    private record Listed(List<ScheduledVaccine> vaccines) {

        private Listed {
            vaccines = vaccines == null ? List.of() : vaccines;
        }
    }

    List<ScheduledVaccine> vaccines() {
        return vaccines;
    }

    /** Whether it is on the list as a live one. */
    boolean live(String id) {
        return vaccines.stream().anyMatch(each -> each.id().equals(id) && each.live());
    }

    private static IllegalStateException unusable(Resource file, String why, Exception cause) {
        return new IllegalStateException(
                "The list of vaccines cannot be used (%s): %s".formatted(file.getDescription(), why), cause);
    }
}
