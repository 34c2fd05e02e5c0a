package org.alemtuzumab.pathway.laboratory;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.yaml.OwnersFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The laboratory manager's table of senders: {@code bpmn/senders.yaml}. */
@Component
class Senders {

    private static final String WHAT = "The table of senders";

    private final Map<String, Sender> byName;

    /** @throws IllegalStateException naming the file and what is wrong in it, when it cannot be used */
    Senders(@Value("${pathway.laboratory.senders:classpath:bpmn/senders.yaml}") Resource file, Analytes analytes) {
        byName = OwnersFile.read(file, WHAT, new TypeReference<LinkedHashMap<String, Sender>>() {});
        byName.forEach((name, sender) -> sender.codes().forEach((code, meaning) -> {
            if (!meaning.equals(Sender.NOT_OURS) && analytes.find(meaning).isEmpty()) {
                throw OwnersFile.unusable(
                        WHAT,
                        file.getDescription(),
                        "the code %s of %s means '%s'; right would be a test of bpmn/analytes.yaml, or '%s'"
                                .formatted(code, name, meaning, Sender.NOT_OURS));
            }
        }));
    }

    /** What is known of this sender. */
    Sender of(String name) {
        return byName.getOrDefault(name, Sender.UNKNOWN);
    }
}
