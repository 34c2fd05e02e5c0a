package org.alemtuzumab.pathway.results;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.yaml.OwnersFile;

/** How units are spelled by those who print them: the laboratory manager's file {@code bpmn/units.yaml}. */
final class UnitSpellings {

    private static final String WHAT = "The spellings of units";

    private final Map<String, List<String>> byUnit = new LinkedHashMap<>();

    /** @throws IllegalStateException naming file and line, when it is no list of spellings, or one stands for two units */
    UnitSpellings(InputStream yaml, String origin) {
        Map<String, String> units = new LinkedHashMap<>();
        OwnersFile.read(yaml, origin, WHAT, new TypeReference<LinkedHashMap<String, List<String>>>() {})
                .forEach((unit, spellings) -> {
                    String normal = UnitText.normalize(unit);
                    byUnit.put(normal, spellings);
                    spellings.forEach(spelling -> {
                        String other = units.put(UnitText.normalize(spelling), normal);
                        if (other != null && !other.equals(normal)) {
                            throw OwnersFile.unusable(
                                    WHAT, origin, "'%s' stands for %s and for %s".formatted(spelling, other, normal));
                        }
                    });
                });
    }

    /** The same values under every spelling of their units; what is listed already stays as it is. */
    <T> Map<String, T> under(Map<String, T> listed) {
        Map<String, T> all = new LinkedHashMap<>(listed);
        listed.forEach((unit, value) -> byUnit.getOrDefault(unit, List.of())
                .forEach(spelling -> all.putIfAbsent(UnitText.normalize(spelling), value)));
        return all;
    }
}
