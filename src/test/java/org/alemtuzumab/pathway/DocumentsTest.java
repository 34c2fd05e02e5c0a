package org.alemtuzumab.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages for people point to is there. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)[^)]*\\)|src=\"([^\"]+)\"");
    private static final Pattern QUOTED = Pattern.compile("`((?:bpmn|forms|src|docker|\\.ci)/[\\w./-]+)`");

    @Test
    void linksPicturesAndNamedFilesExist() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path page : pages()) {
            faults.addAll(faults(page, Path.of("")));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aLinkToNothingIsFound(@TempDir Path folder) throws IOException {
        Path page = Files.writeString(
                folder.resolve("page.md"),
                "[here](page.md), [there](gone.md#part), ![a nurse](gone.png), `bpmn/gone.bpmn`, `mvn verify`");

        assertThat(faults(page, folder))
                .containsExactly(
                        "page.md points to gone.md", "page.md points to gone.png", "page.md names bpmn/gone.bpmn");
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
        for (String folder : List.of("bpmn", "src/site", "docker")) {
            if (Files.isDirectory(Path.of(folder))) {
                try (Stream<Path> files = Files.walk(Path.of(folder))) {
                    files.filter(file -> file.toString().endsWith(".md"))
                            .filter(file -> !file.toString().contains("node_modules"))
                            .forEach(pages::add);
                }
            }
        }
        return pages;
    }

    private static List<String> faults(Path page, Path root) throws IOException {
        List<String> faults = new ArrayList<>();
        String text = Files.readString(page);
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            String target = link.group(1) == null ? link.group(2) : link.group(1);
            if (!Files.exists(page.resolveSibling(target))) {
                faults.add("%s points to %s".formatted(page.getFileName(), target));
            }
        }
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            if (!Files.exists(root.resolve(quoted.group(1)))) {
                faults.add("%s names %s".formatted(page.getFileName(), quoted.group(1)));
            }
        }
        return faults;
    }
}
