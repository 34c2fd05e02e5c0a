package org.alemtuzumab.pathway.results;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The catalogue of analytes. */
@Component
public class Analytes {

    public Optional<Analyte> find(String code) {
        return all().stream().filter(analyte -> analyte.code().equals(code)).findFirst();
    }

    public Collection<Analyte> all() {
        return List.of();
    }
}
