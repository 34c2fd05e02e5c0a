package org.alemtuzumab.pathway.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.alemtuzumab.pathway.results.Report.Reading;
import org.alemtuzumab.pathway.results.Report.Reading.Interval;
import org.alemtuzumab.pathway.results.Report.Reading.Unclear;

/**
 * SAF-1: whatever a laboratory prints, it is read as exactly the number that stands there, or a person is asked. What
 * stands there is said by a second reading, {@link PrintedNumber}, which shares nothing with the first.
 *
 * <p>The seeds are fixed, so that a commit is judged the same each time; without them, the search goes on elsewhere.
 */
class ReportPropertyTest {

    private static final Analytes ANALYTES = ClinicAnalytes.read();
    private static final List<Analyte> NUMBERS =
            ANALYTES.all().stream().filter(each -> !each.coded()).toList();

    /** Everything that is written in or near numbers and units, and what looks like it. */
    private static final String SIGNS = "0123456789.,  <>≤≥=-–−+±~'’_eExX×·*^/⁰³⁶⁹²µμ%()[];:\u00a0\u200b\u2009\n٣３∞";

    private static final List<String> PIECES = List.of(
            "10*9/L",
            "10*3/uL",
            "10^9/L",
            "10⁹/l",
            "x10",
            "×10",
            "e9",
            "E3",
            "/uL",
            "/mm3",
            "G/L",
            "g/L",
            "g/dL",
            "mg/dL",
            "umol/L",
            "mg/g",
            "mg/mmol",
            "U/L",
            "mIU/L",
            "pmol/L",
            "/HPF",
            "INR",
            "1",
            "s",
            "clumped",
            "NaN",
            "Infinity",
            "-0",
            "1,234",
            "1.234",
            "98,000",
            "12,5",
            "0.5",
            ".5",
            "5.",
            "05",
            "1e3",
            "not",
            "ref 150-400");

    @Property(seed = "-1489705897299017584")
    void aValueInAnyAcceptedUnitComesBack(@ForAll("measured") Measured measured) {
        BigDecimal canonical = measured.value().multiply(measured.factor());

        assertThat(new Report(measured.analyte(), measured.text(), true).read())
                .isEqualTo(new Interval(canonical.doubleValue(), canonical.doubleValue()));
        assertThat(BigDecimal.valueOf(canonical.doubleValue())
                        .divide(measured.factor(), MathContext.DECIMAL64)
                        .round(new MathContext(12, RoundingMode.HALF_EVEN)))
                .isEqualByComparingTo(measured.value());
    }

    @Property(seed = "6764793139843251727")
    void aPrintedValueIsReadAsItStandsOrAskedAbout(@ForAll("measured") Measured measured) {
        isReadAsItStandsOrAskedAbout(measured.analyte(), measured.text());
    }

    @Property(tries = 60000, edgeCases = EdgeCasesMode.NONE, seed = "7115732456618194268")
    void aMutatedPrintIsReadAsItStandsOrAskedAbout(
            @ForAll("measured") Measured measured, @ForAll("mutations") List<Mutation> mutations) {
        String text = measured.text();
        for (Mutation each : mutations) {
            text = each.of(text);
        }
        isReadAsItStandsOrAskedAbout(measured.analyte(), text);
    }

    @Property(tries = 60000, edgeCases = EdgeCasesMode.NONE, seed = "7712471270681056829")
    void piecesOfPrintsAreReadAsTheyStandOrAskedAbout(
            @ForAll("anyNumber") Analyte analyte, @ForAll("pieces") List<String> pieces) {
        isReadAsItStandsOrAskedAbout(analyte, String.join("", pieces));
    }

    @Property(seed = "-6569860609531489364")
    void anyTextIsReadAsItStandsOrAskedAbout(@ForAll("anyNumber") Analyte analyte, @ForAll String text) {
        isReadAsItStandsOrAskedAbout(analyte, text);
    }

    @Property(seed = "7951765328170371132")
    void anyTextIsOneOfTheCodesOrAskedAbout(@ForAll("anyCode") Analyte analyte, @ForAll("pieces") List<String> pieces) {
        String text = String.join("", pieces);
        Reading reading = new Report(analyte, text).read();

        if (reading instanceof Reading.Code code) {
            assertThat(analyte.codes()).containsKey(code.code());
            String typed = text.strip();
            assertThat(typed.equalsIgnoreCase(code.code())
                            || analyte.codes().get(code.code()).stream().anyMatch(typed::equalsIgnoreCase))
                    .isTrue();
        } else {
            assertThat(reading).isInstanceOf(Unclear.class);
        }
    }

    /** What no generator is likely to hit. */
    @Example
    void whatIsNoNumberIsAskedAbout() {
        Map<String, String> texts = Map.ofEntries(
                Map.entry("NaN G/L", "platelets"),
                Map.entry("Infinity G/L", "platelets"),
                Map.entry("-0 G/L", "neutrophils"),
                Map.entry("<0 G/L", "neutrophils"),
                Map.entry("−5 G/L", "neutrophils"),
                Map.entry("1e3 G/L", "platelets"),
                Map.entry("٣٦ G/L", "platelets"),
                Map.entry("9".repeat(400) + " G/L", "platelets"),
                Map.entry("0".repeat(100_000) + "1 G/L", "platelets"),
                Map.entry("1.".repeat(100_000) + "1 G/L", "platelets"),
                Map.entry("1" + ",000".repeat(100_000) + " G/L", "platelets"),
                Map.entry("İ".repeat(20) + " clumped", "platelets"),
                Map.entry("2 1", "inr"),
                Map.entry("2\u2009 1", "inr"),
                Map.entry("98 123/uL", "platelets"),
                Map.entry("236 500 /µL", "platelets"),
                Map.entry("12 3.10*9/L", "platelets"),
                Map.entry("100 mg/mmol-0", "upcr"),
                Map.entry("236 G/L)", "platelets"),
                Map.entry("0 10*/L", "neutrophils"),
                Map.entry("1+1/uL", "neutrophils"),
                Map.entry("50 /L", "trab"),
                Map.entry("10.00/[IU]/L", "trab"),
                Map.entry("0.000 /umol/L", "lymphocytes"),
                Map.entry("10 [IU]2/L", "trab"),
                Map.entry("10 L.[IU]/L2", "trab"),
                Map.entry("100 /mmol.mg", "upcr"),
                Map.entry("100.00 10*9./L", "leukocytes"),
                Map.entry("0^10*9/L", "neutrophils"),
                Map.entry("65 {thousand}/uL", "leukocytes"),
                Map.entry("65 {10*3}/uL", "leukocytes"),
                Map.entry("05 mg/dL", "creatinine"));
        texts.forEach((text, analyte) -> {
            Report report = new Report(ANALYTES.get(analyte), text);
            assertThat(report.read())
                    .as(text.substring(0, Math.min(text.length(), 20)))
                    .isInstanceOf(Unclear.class);
            report.conceivable();
            report.remark();
        });
    }

    private static void isReadAsItStandsOrAskedAbout(Analyte analyte, String text) {
        Report report = new Report(analyte, text);
        Reading reading = report.read();
        report.conceivable();
        if (!(reading instanceof Unclear)) {
            assertThat(PrintedNumber.in(analyte, text).map(Reading.class::cast))
                    .as("\"%s\" as %s", text, analyte.code())
                    .contains(reading);
        }
    }

    /** A value as a laboratory prints it, in one of the units that the catalogue lists. */
    record Measured(Analyte analyte, String unit, BigDecimal factor, BigDecimal value) {

        String text() {
            return value.toPlainString() + " " + unit;
        }
    }

    /** A change of one place, as hands and printers make them. */
    record Mutation(int kind, int place, String piece) {

        String of(String text) {
            int at = text.isEmpty() ? 0 : place % (text.length() + 1);
            int end = Math.min(text.length(), at + 1);
            return switch (kind) {
                case 0 -> text.substring(0, at) + piece + text.substring(at);
                case 1 -> text.substring(0, at) + text.substring(end);
                case 2 -> text.substring(0, at) + piece + text.substring(end);
                case 3 -> text.replace('.', ',');
                case 4 -> piece + text;
                default -> text + piece;
            };
        }
    }

    @Provide
    Arbitrary<Measured> measured() {
        return Arbitraries.of(NUMBERS)
                .flatMap(analyte -> Arbitraries.of(analyte.units().keySet()).flatMap(unit -> {
                    BigDecimal factor = BigDecimal.valueOf(analyte.units().get(unit));
                    BigDecimal low =
                            BigDecimal.valueOf(analyte.plausible().low()).divide(factor, 4, RoundingMode.CEILING);
                    BigDecimal high =
                            BigDecimal.valueOf(analyte.plausible().high()).divide(factor, 4, RoundingMode.FLOOR);
                    return Combinators.combine(
                                    Arbitraries.bigDecimals().between(low, high).ofScale(4),
                                    Arbitraries.integers().between(0, 4))
                            .as((value, decimals) -> {
                                BigDecimal printed = value.setScale(decimals, RoundingMode.HALF_EVEN);
                                boolean plausible = printed.compareTo(low) >= 0 && printed.compareTo(high) <= 0;
                                return new Measured(analyte, unit, factor, plausible ? printed : value);
                            });
                }));
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of(PIECES),
                Arbitraries.strings()
                        .withChars(SIGNS.toCharArray())
                        .ofMinLength(1)
                        .ofMaxLength(2));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 40),
                        piece)
                .as(Mutation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(2, Arbitraries.of(PIECES)),
                        net.jqwik.api.Tuple.of(
                                2,
                                Arbitraries.strings()
                                        .withChars(SIGNS.toCharArray())
                                        .ofMinLength(1)
                                        .ofMaxLength(2)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.of(" ", "+", "neg", "trace", "1+", "yes")))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<Analyte> anyNumber() {
        return Arbitraries.of(NUMBERS);
    }

    @Provide
    Arbitrary<Analyte> anyCode() {
        return Arbitraries.of(ANALYTES.all().stream().filter(Analyte::coded).toList());
    }
}
