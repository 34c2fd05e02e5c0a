package org.alemtuzumab.pathway.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that a process owner edits, as they are. */
public final class ModelFiles {

    private ModelFiles() {}

    public static List<Path> in(String folder, String ending) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How far to go on, so that about so many of them are tried from the first to the last. */
    public static int step(int count, int tried) {
        return Math.max(1, (count + tried - 1) / tried);
    }
}
