package org.alemtuzumab.pathway.disease;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.yaml.OwnersFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The list of diseases: the process owner's file {@code bpmn/diseases.yaml}. A mistake in it stops the start. */
@Component
public class Diseases {

    private final Map<String, Disease> byCode = new LinkedHashMap<>();

    /** @throws IllegalStateException naming file, line and key, when the list has an unknown key or a wrong value */
    Diseases(@Value("${pathway.diseases:classpath:bpmn/diseases.yaml}") Resource file) {
        OwnersFile.read(file, "The list of diseases", new TypeReference<LinkedHashMap<String, Disease>>() {})
                .forEach((code, disease) -> byCode.put(code, disease.withCode(code)));
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
