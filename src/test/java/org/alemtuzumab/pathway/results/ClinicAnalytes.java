package org.alemtuzumab.pathway.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The catalogue of the clinic's analytes, for tests without the application. */
public final class ClinicAnalytes {

    private ClinicAnalytes() {}

    public static Analytes read() {
        Path analytes = Path.of("bpmn/analytes.yaml");
        try {
            return new Analytes(Files.newInputStream(analytes), analytes.toString(), spellings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static UnitSpellings spellings() throws IOException {
        Path units = Path.of("bpmn/units.yaml");
        return new UnitSpellings(Files.newInputStream(units), units.toString());
    }
}
