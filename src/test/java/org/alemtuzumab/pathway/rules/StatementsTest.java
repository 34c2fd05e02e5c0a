package org.alemtuzumab.pathway.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;

class StatementsTest {

    private static final RuleCatalogue CATALOGUE = new RuleCatalogue(new FileSystemResource("bpmn/rules.yaml"));

    @Test
    void readsAStatementUnderItsPart() {
        Statements read = read(
                """
                statements:
                  - number: 1
                    about: Monitoring
                    sources: [S0, S4]
                    text: Platelets are counted.
                    rules: [PLT-1]
                  - number: 2
                    sources: [S1]
                    text: The moon is watched.
                    because: no rule needs it
                """);

        assertThat(read.documents()).containsExactly("S0", "S1", "S4");
        assertThat(read.all().get(1).about()).isEqualTo("Monitoring");
        assertThat(read.all().get(1).because()).contains("no rule needs it");
    }

    @Test
    void aStatementWithoutARuleSaysWhy() {
        refused(
                "number: 1\n    about: A\n    sources: [S0]\n    text: T",
                "statement 1 has neither rules, nor says why it is not done");
        refused(
                "number: 1\n    about: A\n    sources: [S0]\n    text: T\n    rules: [PLT-99]",
                "names rules that rules.yaml does not know: [PLT-99]");
        refused(
                "number: 1\n    about: A\n    sources: [S9]\n    text: T\n    rules: [PLT-1]",
                "names no source, or one that rules.yaml does not know");
        refused(
                "number: 7\n    about: A\n    sources: [S0]\n    text: T\n    rules: [PLT-1]\n    rule: x",
                "statement 7 is the 1th of the list");
    }

    private static void refused(String statement, String fault) {
        assertThatExceptionOfType(UnusableRuleCatalogue.class)
                .isThrownBy(() -> read("statements:\n  - " + statement))
                .withMessageContaining(fault);
    }

    private static Statements read(String yaml) {
        return new Statements(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)), CATALOGUE);
    }
}
