package org.alemtuzumab.pathway.clinic;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The synthetic patients of the sample clinic. */
@Component
@ConditionalOnProperty("pathway.sample-clinic.password")
class SamplePatients {

    void establish() {}

    List<String> describe() {
        return List.of();
    }
}
