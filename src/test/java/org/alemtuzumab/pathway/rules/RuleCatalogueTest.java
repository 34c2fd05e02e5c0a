package org.alemtuzumab.pathway.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleCatalogueTest {

    private static final String EVERY_RULE =
            """
            SCR-01..19 SCR-04b INF-01..20 INF-11b MON-01..10 MON-05b
            PLT-1..9 REN-1..9 REN-5b THY-1..4 LIV-1..4 LIV-3b HEM-1..3 COA-1 SYS-1
            NEU-1 ACU-1 DER-1 INX-1 ONC-1 PRG-1 SAF-1..11 SAF-13 RPT-1 PHV-1 PRF-1
            """;

    private static final String HEAD =
            """
            notice: Not a medical device.
            areas: {REN: Kidneys}
            grades: {stated: a, outside: b, local: c, unverified: d}
            sources:
              S1: A document
            rules:
            """;

    @Test
    void theProductsOwnCatalogueCanBeRead() {
        RuleCatalogue rules = product();

        assertThat(rules.find("REN-1")).get().satisfies(rule -> {
            assertThat(rule.grade()).isEqualTo(Grade.STATED);
            assertThat(rule.sources()).containsExactly("S1", "S4");
            assertThat(rule.awaitsSignOff()).isFalse();
            assertThat(rule.later()).isFalse();
        });
        assertThat(rules.find("PLT-2")).get().matches(Rule::awaitsSignOff);
    }

    @Test
    void aRuleNeedsNothingButIdTextGradeAndSources() {
        RuleCatalogue rules = read("  - {id: REN-1, text: A rule, grade: stated, sources: [S1]}");

        assertThat(rules.all()).singleElement().satisfies(rule -> {
            assertThat(rule.figure()).isEmpty();
            assertThat(rule.conflict()).isEmpty();
        });
    }

    @Test
    void aRuleForLaterSaysWhy() {
        RuleCatalogue rules =
                read("  - {id: REN-1, text: A rule, grade: local, sources: [], scope: later, because: Not yet}");

        assertThat(rules.find("REN-1")).get().matches(Rule::later).satisfies(rule -> assertThat(rule.notYet())
                .contains("Not yet"));
    }

    /** No rule is ever dropped unseen: it is built, or for later with its reason. */
    @Test
    void theProductsOwnCatalogueHoldsEveryRule() {
        List<String> expected = Arrays.stream(EVERY_RULE.strip().split("\\s+"))
                .flatMap(RuleCatalogueTest::ids)
                .toList();

        assertThat(product().all()).extracting(Rule::id).containsAll(expected);
    }

    /** "PLT-1..9" is PLT-1 to PLT-9, "SCR-01..19" keeps its two digits. */
    private static Stream<String> ids(String range) {
        Matcher several = Pattern.compile("(\\w+-)(\\d+)\\.\\.(\\d+)").matcher(range);
        if (!several.matches()) {
            return Stream.of(range);
        }
        String pattern = several.group(1) + "%0" + several.group(2).length() + "d";
        return IntStream.rangeClosed(Integer.parseInt(several.group(2)), Integer.parseInt(several.group(3)))
                .mapToObj(pattern::formatted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: REN-1, grade: stated, sources: [S1]} | rules.yaml:7: rule REN-1 has no 'text'",
                "{text: A rule, grade: local, sources: []} | rules.yaml:7: this rule has no 'id'",
                "{id: ren1, text: A rule, grade: local, sources: []} | rules.yaml:7: 'ren1' is not an id",
                "{id: REN-1, text: A rule, grade: sure, sources: [S1]} | rules.yaml:7: unknown grade 'sure'; there are",
                "{id: REN-1, text: A rule, grade: stated, sources: [S9]} | rules.yaml:7: rule REN-1 names the unknown source 'S9'",
                "{id: REN-1, text: A rule, grade: stated, sources: []} | rules.yaml:7: rule REN-1 names no source",
                "{id: REN-1, text: A rule, grade: local, sources: [], scope: never} | rules.yaml:7: scope can only be 'later'",
                "{id: REN-1, text: A rule, grade: local, sources: [], scope: later} | rules.yaml:7: rule REN-1 is for later and does not say",
                "{id: REN-1, text: A rule, grade: local, sources: [], because: No} | rules.yaml:7: rule REN-1 says 'because' without",
                "{id: REN-1, text: A rule, grade: local, sources: [], scope: later, because: ''} | rules.yaml:7: 'because' must be a text",
                "{id: ABC-1, text: A rule, grade: local, sources: []} | rules.yaml:7: rule ABC-1 is of no area; there are [REN]",
                "{id: REN-1, text: A rule, grade: local, sources: [], colour: red} | rules.yaml:7: unknown key 'colour'",
                "{id: REN-1, text: A rule, grade: local | rules.yaml:7:",
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
                .hasMessageContaining("rules.yaml:8: rule REN-1 is there twice")
                .hasMessageContaining("rules.yaml:9: rule REN-2 has no 'text'");
    }

    private static RuleCatalogue product() {
        try (Reader yaml = Files.newBufferedReader(Path.of("bpmn/rules.yaml"))) {
            return RuleCatalogue.of("bpmn/rules.yaml", yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuleCatalogue read(String rules) {
        return RuleCatalogue.of("rules.yaml", new StringReader(HEAD + rules));
    }
}
