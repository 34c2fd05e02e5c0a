package org.alemtuzumab.pathway.vaccination;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.alemtuzumab.pathway.yaml.OwnersFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The vaccines of the national schedule (SCR-08): the process owner's file {@code bpmn/vaccines.yaml}. A mistake in it stops the start. */
@Component
class VaccineSchedule {

    private static final String WHAT = "The list of vaccines";

    private final List<ScheduledVaccine> vaccines;

    /** @throws IllegalStateException naming what cannot be used: an unknown key, a wrong or missing value, a vaccine listed twice */
    VaccineSchedule(@Value("${pathway.vaccines:classpath:bpmn/vaccines.yaml}") Resource file) {
        vaccines = List.copyOf(OwnersFile.read(
                        file, WHAT, new TypeReference<Listed>() {}, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .vaccines());
        if (vaccines.isEmpty()) {
            throw unusable(file, "no vaccine stands there");
        }
        Set<String> ids = new HashSet<>();
        for (ScheduledVaccine each : vaccines) {
            if (each.id() == null || each.name() == null || each.doses() == null || each.appliesTo() == null) {
                throw unusable(file, "each vaccine has id, name, live, doses and appliesTo: " + each);
            }
            if (!ids.add(each.id())) {
                throw unusable(file, each.id() + " stands there twice");
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

    private static IllegalStateException unusable(Resource file, String why) {
        return OwnersFile.unusable(WHAT, file.getDescription(), why);
    }
}
