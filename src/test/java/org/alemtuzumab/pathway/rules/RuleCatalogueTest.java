package org.alemtuzumab.pathway.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleCatalogueTest {

    private static final String HEAD =
            """
            notice: Not a medical device.
            grades: {stated: a, outside: b, local: c, unverified: d}
            sources:
              S1: A document
            rules:
            """;

    @Test
    void theProductsOwnCatalogueCanBeRead() throws IOException {
        try (Reader yaml = Files.newBufferedReader(Path.of("bpmn/rules.yaml"))) {
            RuleCatalogue rules = RuleCatalogue.of("bpmn/rules.yaml", yaml);

            assertThat(rules.all()).extracting(Rule::id).contains("SCR-04b", "INF-11b", "MON-05b", "REN-5b", "LIV-3b");
            assertThat(rules.find("REN-1")).get().satisfies(rule -> {
                assertThat(rule.grade()).isEqualTo(Grade.STATED);
                assertThat(rule.sources()).containsExactly("S1", "S4");
                assertThat(rule.awaitsSignOff()).isFalse();
                assertThat(rule.later()).isFalse();
            });
            assertThat(rules.find("PRG-1")).get().matches(Rule::later);
            assertThat(rules.find("PLT-2")).get().matches(Rule::awaitsSignOff);
        }
    }

    @Test
    void aRuleNeedsNothingButIdTextGradeAndSources() {
        RuleCatalogue rules = read("  - {id: REN-1, text: A rule, grade: stated, sources: [S1]}");

        assertThat(rules.all()).singleElement().satisfies(rule -> {
            assertThat(rule.figure()).isEmpty();
            assertThat(rule.conflict()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: REN-1, grade: stated, sources: [S1]} | rules.yaml:6: rule REN-1 has no 'text'",
                "{text: A rule, grade: local, sources: []} | rules.yaml:6: this rule has no 'id'",
                "{id: ren1, text: A rule, grade: local, sources: []} | rules.yaml:6: 'ren1' is not an id",
                "{id: REN-1, text: A rule, grade: sure, sources: [S1]} | rules.yaml:6: unknown grade 'sure'; there are",
                "{id: REN-1, text: A rule, grade: stated, sources: [S9]} | rules.yaml:6: rule REN-1 names the unknown source 'S9'",
                "{id: REN-1, text: A rule, grade: stated, sources: []} | rules.yaml:6: rule REN-1 names no source",
                "{id: REN-1, text: A rule, grade: local, sources: [], scope: never} | rules.yaml:6: scope can only be 'later'",
                "{id: REN-1, text: A rule, grade: local, sources: [], colour: red} | rules.yaml:6: unknown key 'colour'",
                "{id: REN-1, text: A rule, grade: local | rules.yaml:6:",
            })
    void aFaultIsRefusedWithFileAndLine(String rule, String message) {
        assertThatThrownBy(() -> read("  - " + rule))
                .isInstanceOf(UnusableRuleCatalogue.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        String rule = "  - {id: REN-1, text: A rule, grade: local, sources: []}\n";

        assertThatThrownBy(() -> read(rule + rule + "  - {id: REN-2, grade: local, sources: []}"))
                .hasMessageContaining("rules.yaml:7: rule REN-1 is there twice")
                .hasMessageContaining("rules.yaml:8: rule REN-2 has no 'text'");
    }

    private static RuleCatalogue read(String rules) {
        return RuleCatalogue.of("rules.yaml", new StringReader(HEAD + rules));
    }
}
