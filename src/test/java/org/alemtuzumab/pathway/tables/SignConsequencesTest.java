package org.alemtuzumab.pathway.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.alemtuzumab.pathway.decision.DeclaredTables;
import org.alemtuzumab.pathway.results.Analytes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** SAF-13: nothing that a patient can tell is stored and then read by nobody. */
@SpringJUnitConfig({DeclaredTables.class, Analytes.class, SignConsequences.class})
class SignConsequencesTest {

    @Autowired
    private SignConsequences check;

    @Test
    void everySignOfTheProductHasAConsequence() throws IOException {
        assertThat(check.problems(deployed("evaluateSymptoms", shipped("evaluateSymptoms"))))
                .isEmpty();
    }

    @Test
    void aSignWhoseRowIsGoneIsNamedWithTheTablesThatCouldHaveOne() {
        byte[] without = Edit.of("evaluateSymptoms").delete("coa1Joint").bytes();

        assertThat(check.problems(deployed("evaluateSymptoms", without)))
                .singleElement()
                .asString()
                .contains("'oneJoint'", "'Joints, rash, throat'", "evaluateSymptoms", "evaluateFever");
    }

    @Test
    void aTableThatIsAboutNoSignsIsNotAsked() throws IOException {
        assertThat(check.problems(deployed("evaluatePlatelets", shipped("evaluatePlatelets"))))
                .isEmpty();
    }

    private static Map<String, byte[]> deployed(String key, byte[] content) {
        return Map.of(key + ".dmn", content);
    }

    private static byte[] shipped(String key) throws IOException {
        return Files.readAllBytes(Shipped.TABLES.resolve(key + ".dmn"));
    }
}
