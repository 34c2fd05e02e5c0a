package org.alemtuzumab.pathway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of the scenario files names every key that {@code --json} writes, and no other. */
class LifeKeysTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @Test
    void thePageNamesEveryKeyOfTheOutput() throws IOException {
        List<String> rows = new ArrayList<>();
        collect("", JSON.constructType(Life.class), rows);

        List<String> page = Files.readAllLines(Path.of("bpmn/scenarios/README.md"));
        int from = page.indexOf("**What `--json` writes.** Times are in the clinic's zone.");
        assertThat(from).as("the section of the page").isPositive();
        List<String> named = page.subList(from, page.size()).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| where") && !line.startsWith("| ---"))
                .takeWhile(line -> !line.startsWith("| process |"))
                .map(line -> line.substring(0, line.lastIndexOf(" | ") + 2))
                .toList();
        assertThat(named).containsExactlyElementsOf(rows);
    }

    private static void collect(String path, JavaType type, List<String> rows) {
        List<BeanPropertyDefinition> keys =
                JSON.getSerializationConfig().introspect(type).findProperties();
        rows.add("| %s | %s |"
                .formatted(
                        path.isEmpty() ? "the file" : "`" + path + "`",
                        keys.stream().map(key -> "`" + key.getName() + "`").collect(Collectors.joining(", "))));
        for (BeanPropertyDefinition key : keys) {
            JavaType value = key.getPrimaryType();
            boolean list = value.isCollectionLikeType();
            JavaType item = list ? value.getContentType() : value;
            if (item.isRecordType()) {
                collect((path.isEmpty() ? "" : path + ".") + key.getName() + (list ? "[]" : ""), item, rows);
            }
        }
    }
}
