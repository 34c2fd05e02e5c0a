package org.alemtuzumab.pathway.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnalytesTest {

    @Test
    void knowsEveryAnalyteOfTheForms() {
        Analytes analytes = ClinicAnalytes.read();

        assertThat(analytes.all().stream().map(Analyte::code))
                .containsExactlyInAnyOrder(
                        ("platelets haemoglobin leukocytes neutrophils lymphocytes creatinine urineProtein urineBlood "
                                        + "urineRbc urineRbcCount upcr alt ast bilirubin tsh ft4 ft3 trab inr aptt anticoagulant cd4 skinExam hpv "
                                        + "menses contraception breastfeeding listeriaDiet urineCulture urineNitrite urineLeukocytes catheter thyroidSymptoms "
                                        + "ferritin fibrinogen triglycerides ldh haptoglobin ck smear mri csfJcv eeg brainAntibodies symptoms bleeding fever temperature feverHours unwell "
                                        + "infectionSigns jaundice renalSigns neurologicalSigns headOrNeck chestPain dyspnoea haemoptysis "
                                        + "abdominalSymptoms jointsAndRash skinLesion lumpOrNodes infusionReaction otherSymptom")
                                .split(" "));
        assertThat(analytes.get("creatinine").referenceFor("female")).hasValue(new Analyte.Range(45.0, 84.0));
        assertThat(analytes.get("alt").referenceFor("male")).hasValue(new Analyte.Range(null, 40.0));
    }

    @Test
    void refusesAnUnknownKeyAndSaysWhereItIs() {
        assertRefused("hpv:\n  name: HPV\n  codes: {positive: []}\n  colour: blue\n", "hpv", "colour", "line:");
    }

    @Test
    void refusesAnalyteListedTwice() {
        assertRefused("hpv: {name: HPV, codes: {positive: []}}\nhpv: {name: HPV, codes: {positive: []}}\n", "hpv");
    }

    @Test
    void refusesUnitsThatContradictEachOther() {
        assertRefused(
                "tsh: {name: TSH, unit: mIU/L, units: {mIU/L: 1, µIU/mL: 1, uIU/mL: 2}, plausible: {low: 0, high: 5}}",
                "uIU/mL");
    }

    @Test
    void refusesAnalyteWithoutItsOwnUnit() {
        assertRefused("tsh: {name: TSH, unit: mIU/L, units: {mU/L: 1}, plausible: {low: 0, high: 5}}", "unit itself");
    }

    @Test
    void refusesReversedBounds() {
        assertRefused(
                "tsh: {name: TSH, unit: mIU/L, units: {mIU/L: 1}, plausible: {low: 5, high: 1}}", "low is above high");
    }

    @Test
    void refusesSpellingThatStandsForTwoUnits() {
        assertThatThrownBy(() -> new UnitSpellings(
                        new ByteArrayInputStream("mg/dL: [mg%]\ng/dL: [mg%]\n".getBytes(StandardCharsets.UTF_8)),
                        "units.yaml"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("units.yaml", "mg%", "mg/dL", "g/dL");
    }

    private static void assertRefused(String yaml, String... parts) {
        assertThatThrownBy(() -> new Analytes(
                        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
                        "analytes.yaml",
                        ClinicAnalytes.spellings()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("analytes.yaml")
                .hasMessageContainingAll(parts);
    }
}
