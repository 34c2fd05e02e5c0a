package org.alemtuzumab.pathway.education;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.yaml.OwnersFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** What patients and their caregivers are taught: the process owner's file {@code bpmn/education.yaml}. A mistake in it stops the start. */
@Component("education")
public class Education {

    /** Answers to what an education reached. */
    public static final String TAUGHT = "taught";

    private static final String CAREGIVER_LATER = "later";

    private final Curriculum curriculum;

    /** @throws IllegalStateException naming line and key, when the file has an unknown key or a wrong value */
    Education(@Value("${pathway.education:classpath:bpmn/education.yaml}") Resource file) {
        curriculum = OwnersFile.read(
                file,
                "What patients are taught",
                new TypeReference<Curriculum>() {},
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
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
