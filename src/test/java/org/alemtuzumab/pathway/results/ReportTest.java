package org.alemtuzumab.pathway.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alemtuzumab.pathway.results.Report.Reading.Code;
import org.alemtuzumab.pathway.results.Report.Reading.Interval;
import org.alemtuzumab.pathway.results.Report.Reading.Unclear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {

    private static final Analytes ANALYTES = ClinicAnalytes.read();

    /** MON-03: several signs of one kind are one answer, in the order of the catalogue; one that is not known makes it unclear. */
    @Test
    void readsSeveralCodesWhereSeveralMayBeTold() {
        assertThat(new Report(ANALYTES.get("bleeding"), "mucosal, petechiae,Mucosal").read())
                .isEqualTo(new Code("petechiae,mucosal"));
        assertThat(new Report(ANALYTES.get("bleeding"), "petechiae").read()).isEqualTo(new Code("petechiae"));
        assertThat(new Report(ANALYTES.get("bleeding"), "petechiae, toothache").read())
                .isInstanceOf(Unclear.class);
        assertThat(new Report(ANALYTES.get("chestPain"), "yes, no").read()).isInstanceOf(Unclear.class);
    }

    @ParameterizedTest(name = "{0} \"{1}\" is {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "platelets; 236 10*3/uL; 236",
                "platelets; 98,000 /uL; 98",
                "platelets; 98000/µL; 98",
                "platelets; 98,000 /mm³; 98",
                "platelets; 98,000 cells/mcL; 98",
                "platelets; 236 x10^9/L; 236",
                "platelets; 236×10⁹/L; 236",
                "platelets; 236 x 10E9/l; 236",
                "platelets; 236 * 10*9/L; 236",
                "platelets; 236 G/L; 236",
                "platelets; 236 K/μL; 236",
                "platelets; 1,236 10*9/L; 1236",
                "platelets; 236.000 10*9/L; 236",
                "platelets; 98 G/L clumped; 98",
                "platelets; 98,000 /uL, Clumps; 98",
                "platelets; 98 G/L (clumped); 98",
                "creatinine; 105 µmol/L; 105",
                "creatinine; 105 μmol/l; 105",
                "creatinine; 105 mcmol/L; 105",
                "creatinine; 0.90 mg/dL; 79.578",
                "creatinine; 1.190 mg/dL; 105.2198",
                "upcr; 22 mg/mmol; 194.48",
                "upcr; 0.25 g/g; 250",
                "upcr; 1,250 mg/g; 1250",
                "bilirubin; 1 mg/dL; 17.1",
                "haemoglobin; 13.4 g/dL; 134",
                "haemoglobin; 134 g/L; 134",
                "tsh; 1.8 mIU/L; 1.8",
                "tsh; 1.8 µIU/mL; 1.8",
                "tsh; 4.125 mIU/L; 4.125",
                "tsh; .05 mU/L; 0.05",
                "tsh; 1,8 mIU/L; 1.8",
                "tsh; 0,123 mIU/L; 0.123",
                "tsh; 11,49 mIU/L; 11.49",
                "platelets; 98,5 10*9/L; 98.5",
                "creatinine; 0,9 mg/dL; 79.578",
                "ft4; 1 ng/dL; 12.871",
                "alt; 22 IU/L; 22",
                "alt; 22 U/l; 22",
                "cd4; 0.23 10*9/L; 230",
                "cd4; 230 cells/µL; 230",
                "inr; 1; 1",
                "inr; 1.5; 1.5",
                "urineRbc; 12 /HPF; 12",
                "urineRbc; 12 RBC/HPF; 12",
                "urineRbcCount; 85 /µL; 85",
                "urineRbcCount; 85 M/L; 85",
                "haemoglobin; 8.0 mmol/L; 128.912",
                "temperature; 100.4 °F; 38",
                "temperature; 101.3 degF; 38.5",
                "temperature; 103.1 [degF]; 39.5",
                "temperature; 38.0; 38",
                "aptt; 1.2 ratio; 44.4",
                "triglycerides; 300 mg/dL; 3.387",
                "fibrinogen; 150 mg/dL; 1.5",
            })
    void readsOneNumber(String analyte, String text, double expected) {
        assertThat(read(analyte, text)).isEqualTo(new Interval(expected, expected));
    }

    @Test
    void keepsEveryWholeCountExactWhenItIsReportedPerMicrolitre() {
        for (int count = 1; count <= 2000; count++) {
            assertThat(read("platelets", count + "000 /uL")).isEqualTo(new Interval(count, count));
        }
    }

    @Test
    void readsTheIntervalThatACensoredReportAllows() {
        assertThat(read("tsh", "<0.01 mIU/L")).isEqualTo(new Interval(0, Math.nextDown(0.01)));
        assertThat(read("tsh", "≤ 0.01 mIU/L")).isEqualTo(new Interval(0, 0.01));
        assertThat(read("upcr", "> 1000 mg/g")).isEqualTo(new Interval(Math.nextUp(1000.0), 30000));
        assertThat(read("upcr", ">= 1000 mg/g")).isEqualTo(new Interval(1000, 30000));
        assertThat(read("urineRbc", "0-2 /HPF")).isEqualTo(new Interval(0, 2));
        assertThat(read("urineRbc", "5 – 10 RBC/HPF")).isEqualTo(new Interval(5, 10));
    }

    @ParameterizedTest(name = "{0} \"{1}\" is {2}")
    @CsvSource({
        "urineProtein, 1+, 1+",
        "urineProtein, +, 1+",
        "urineProtein, ++++, 4+",
        "urineProtein, neg, negative",
        "urineProtein, Negative, negative",
        "urineBlood, TRACE, trace",
        "menses, yes, yes",
        "menses, unknown, unknown",
        "skinExam, suspicious, suspicious",
        "hpv, positive, positive",
        "urineCulture, no growth, negative",
        "urineProtein, 15 mg/dL, trace",
        "urineProtein, 29.9 mg/dL, trace",
        "urineProtein, 30 mg/dL, 1+",
        "urineProtein, 99.9 mg/dL, 1+",
        "urineProtein, 100 mg/dL, 2+",
        "urineProtein, 300 mg/dL, 3+",
        "urineProtein, >300 mg/dL, 3+",
        "urineProtein, 0.3 g/L, 1+",
        "urineNitrite, pos, positive",
        "catheter, no, none",
    })
    void readsCodes(String analyte, String text, String code) {
        assertThat(read(analyte, text)).isEqualTo(new Code(code));
    }

    @ParameterizedTest(name = "{0} \"{1}\" {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "platelets; 180; has no unit",
                "platelets; 180 mg/dL; unknown unit",
                "platelets; 236 g/L; unknown unit",
                "platelets; 98 000 /uL; more than one number",
                "platelets; 98 /uL; outside what is plausible",
                "platelets; 0 10*9/L; outside what is plausible",
                "platelets; 23600 10*9/L; outside what is plausible",
                "platelets; 18.000 /uL; outside what is plausible",
                "platelets; 98,00 /uL; outside what is plausible",
                "platelets; 98,0000 10*9/L; more than one number",
                "platelets; 1.234,5 10*9/L; more than one number",
                "platelets; 1.234.567 /uL; more than one number",
                "platelets; -18 10*9/L; below zero",
                "platelets; clumped; cannot be read",
                "platelets; approx. 180 10*9/L; cannot be read",
                "platelets; 200-100 10*9/L; first number is the larger",
                "platelets; <100-200 10*9/L; cannot be read",
                "tsh; 4,125 mIU/L; outside what is plausible",
                "tsh; below detection; cannot be read",
                "upcr; 1.250 mg/g; thousands or a decimal",
                "cd4; 1.000 /uL; thousands or a decimal",
                "creatinine; 0.9 µmol/L; outside what is plausible",
                "creatinine; 88 mg/dL; outside what is plausible",
                "haemoglobin; 13.4 g/L; outside what is plausible",
                "alt; 190 U/L H; unknown unit",
                "platelets; 98 clumped; has no unit",
                "haemoglobin; 130 g/L clumped; unknown unit",
                "urineRbc; 12; has no unit",
                "urineProtein; 5+; is not one of",
                "menses; maybe; is not one of",
            })
    void asksAPersonWhereAReportIsNotCertain(String analyte, String text, String question) {
        assertThat(read(analyte, text)).isInstanceOfSatisfying(Unclear.class, unclear -> assertThat(unclear.question())
                .contains(question)
                .contains(text)
                .startsWith(ANALYTES.get(analyte).name()));
    }

    @Test
    void readsEveryAcceptedUnitOfEveryAnalyteAndNoOther() {
        for (Analyte analyte : ANALYTES.all()) {
            analyte.units().forEach((unit, factor) -> {
                double middle = (analyte.plausible().low() + analyte.plausible().high()) / 2;
                String number = Long.toString(Math.max(1, Math.round(middle / factor)));
                assertThat(new Report(analyte, number + " " + unit, true).read())
                        .as(analyte.code() + " " + unit)
                        .isInstanceOf(Interval.class);
                assertThat(new Report(analyte, number + " " + unit + "?").read())
                        .isInstanceOf(Unclear.class);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?", "<", "1e400 U/L", "99999999999999999999 U/L"})
    void neverFailsAndNeverGuessesOnOddTexts(String text) {
        for (Analyte analyte : ANALYTES.all()) {
            assertThat(new Report(analyte, text).read()).isInstanceOf(Unclear.class);
        }
    }

    @Test
    void knowsWhatAnUnclearReportMayMeanForTheUrgencyOfTheQuestion() {
        assertThat(conceivable("platelets", "180")).containsExactly(180.0);
        // a hundred thousand in a microlitre is a unit, too
        assertThat(conceivable("platelets", "18")).containsExactly(18.0, 1800.0);
        assertThat(conceivable("platelets", "18.000 /uL")).contains(18.0);
        assertThat(conceivable("platelets", "0 10*9/L")).containsExactly(0.0);
        assertThat(conceivable("creatinine", "1.9")).containsExactly(167.998);
        assertThat(conceivable("platelets", "clumped")).isEmpty();
    }

    private static List<Double> conceivable(String analyte, String text) {
        return new Report(ANALYTES.get(analyte), text)
                .conceivable().stream().map(Analyte.Range::low).toList();
    }

    private static Report.Reading read(String analyte, String text) {
        return new Report(ANALYTES.get(analyte), text).read();
    }
}
