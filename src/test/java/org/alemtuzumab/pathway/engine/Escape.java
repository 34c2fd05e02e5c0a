package org.alemtuzumab.pathway.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/**
 * A way by which a stranger's code ran elsewhere.
 *
 * @param source where it is known from
 * @param text with MARK for the file that the code makes where it runs
 */
public record Escape(String source, String text) {

    public static List<Escape> all() {
        try {
            return new ClassPathResource("escapes/expressions.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") || line.startsWith("#{"))
                    .map(line -> line.split(" \\| ", 2))
                    .map(parts -> new Escape(parts[0], parts[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String marking(Path file) {
        return text.replace("MARK", file.toString());
    }

    @Override
    public String toString() {
        return source;
    }
}
