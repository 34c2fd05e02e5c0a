package org.alemtuzumab.pathway.decision;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A table is asked with the facts that are declared for it, and with no other. */
class DeclaredTablesTest {

    @Test
    void aFactTooManyOrTooFewAndAnUnknownTableAreErrors() throws IOException {
        DeclaredTables declared = new DeclaredTables();

        assertThatNoException()
                .isThrownBy(() -> declared.require("holdForPlatelets", Set.of("platelets", "fallPercent")));
        assertThatThrownBy(() -> declared.require("holdForPlatelets", Set.of("platelets")))
                .hasMessageContaining("[fallPercent, platelets], but asked with [platelets]");
        assertThatThrownBy(() -> declared.require("holdForPlatelets", Set.of("platelets", "fallPercent", "day")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> declared.require("holdForPlatelet", Set.of("platelets", "fallPercent")))
                .isInstanceOf(IllegalStateException.class);
    }
}
