package org.alemtuzumab.pathway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.security.Permit.Call;
import org.junit.jupiter.api.Test;

/** The README says what the list says. */
class DoorTableTest {

    private static final String HEAD = "| who | what for | what is answered |\n| --- | --- | --- |\n";

    @Test
    void readmeShowsTheWholeList() throws IOException {
        Matcher shown =
                Pattern.compile(Pattern.quote(HEAD) + "(\\|.*\n)*").matcher(Files.readString(Path.of("README.md")));

        assertThat(shown.find())
                .as("the table of README.md begins with%n%s", HEAD)
                .isTrue();
        assertThat(shown.group())
                .as("README.md, the table of what is answered; right would be%n%s%n", table())
                .isEqualTo(table());
    }

    private static String table() {
        Map<String, List<Permit>> rows = Door.PERMITS.stream()
                .collect(Collectors.groupingBy(
                        permit -> "| %s | %s |".formatted(permit.who().label(), permit.purpose()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return HEAD
                + rows.entrySet().stream()
                        .map(row -> row.getKey()
                                + row.getValue().stream()
                                        .flatMap(DoorTableTest::calls)
                                        .collect(Collectors.joining("; ", " ", " |\n")))
                        .collect(Collectors.joining());
    }

    private static Stream<String> calls(Permit permit) {
        Map<String, String> paths = permit.calls().stream()
                .collect(Collectors.groupingBy(
                        Call::method,
                        TreeMap::new,
                        Collectors.mapping(call -> "`" + call.path() + "`", Collectors.joining(", "))));
        String where =
                switch (permit.way()) {
                    case ADDRESS -> "";
                    case ENGINE -> "engine: ";
                    case BASIC -> "engine, by Basic only: ";
                    case SESSION -> "engine, in the browser only: ";
                };
        return Stream.of(where
                + paths.entrySet().stream()
                        .map(method -> method.getKey() + " " + method.getValue())
                        .collect(Collectors.joining("; ")));
    }
}
