package org.alemtuzumab.pathway.laboratory;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alemtuzumab.pathway.yaml.OwnersFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The laboratory manager's list of tests that come with ours and are not ours: {@code bpmn/laboratory.yaml}. */
@Component
class IgnoredTests {

    private final Map<String, String> byLoinc;

    private record File(LinkedHashMap<String, String> ignored) {}

    /** @throws IllegalStateException naming file and line when the list cannot be used */
    IgnoredTests(@Value("${pathway.laboratory.tests:classpath:bpmn/laboratory.yaml}") Resource file) {
        byLoinc = Map.copyOf(OwnersFile.read(file, "The list of ignored tests", new TypeReference<File>() {})
                .ignored());
    }

    boolean contains(String loinc) {
        return byLoinc.containsKey(loinc);
    }

    Map<String, String> all() {
        return byLoinc;
    }
}
