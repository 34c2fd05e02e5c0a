package org.alemtuzumab.pathway.education;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.model.ForModels;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** What patients and their caregivers are taught: the process owner's file {@code bpmn/education.yaml}. A mistake in it stops the start. */
@Component("education")
public class Education {

    /** Answers to what an education reached. */
    public static final String TAUGHT = "taught";

    private static final String CAREGIVER_LATER = "later";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private final Curriculum curriculum;

    /** @throws IllegalStateException naming line and key, when the file has an unknown key or a wrong value */
    Education(@Value("${pathway.education:classpath:bpmn/education.yaml}") Resource file) throws IOException {
        try (InputStream yaml = file.getInputStream()) {
            curriculum = YAML.readValue(yaml, Curriculum.class);
        } catch (JsonProcessingException problem) {
            throw new IllegalStateException(
                    "What patients are taught cannot be used (%s): %s"
                            .formatted(file.getDescription(), problem.getMessage()),
                    problem);
        }
    }

    /** @param points what else is taught, one sentence each */
    record Curriculum(List<Condition> conditions, List<String> points) {}

    public List<Condition> conditions() {
        return curriculum.conditions();
    }

    public List<String> points() {
        return curriculum.points();
    }

    /** The conditions with their signs, as the nurse goes through them with the patient. */
    @ForModels
    public String signs() {
        return conditions().stream()
                .map(each -> "- **%s** (%s): %s"
                        .formatted(
                                each.clinical(),
                                each.name(),
                                Stream.concat(each.emergency().stream(), each.call().stream())
                                        .distinct()
                                        .collect(Collectors.joining("; "))))
                .collect(Collectors.joining("\n"));
    }

    /** What of the conditions an education left out, in the clinician's words; empty where nothing was. */
    public List<String> leftOut(Assessed education) {
        return conditions().stream()
                .filter(each -> education.answers().containsKey(TAUGHT)
                        && !education.list(TAUGHT).contains(each.id()))
                .map(Condition::clinical)
                .toList();
    }

    /**
     * Whether patient and caregiver were taught everything (SCR-13). What was kept before conditions were asked for one by one
     * had one answer for all of them.
     */
    public boolean complete(Assessed education) {
        return leftOut(education).isEmpty()
                && education.yes("explained")
                && education.yes("guideGiven")
                && education.yes("alertCardGiven")
                && !caregiverWaits(education);
    }

    /** Whether a caregiver is still to be taught. */
    public boolean caregiverWaits(Assessed education) {
        return education.text("caregiver").filter(CAREGIVER_LATER::equals).isPresent();
    }
}
