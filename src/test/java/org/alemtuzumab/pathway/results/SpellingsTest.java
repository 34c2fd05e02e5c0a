package org.alemtuzumab.pathway.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.alemtuzumab.pathway.results.Report.Reading;
import org.alemtuzumab.pathway.results.Report.Reading.Code;
import org.alemtuzumab.pathway.results.Report.Reading.Interval;
import org.alemtuzumab.pathway.results.Report.Reading.Unclear;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every spelling that is met is read with the right factor, or asked about for a reason (SAF-1). */
class SpellingsTest {

    private static final Analytes ANALYTES = ClinicAnalytes.read();

    @ParameterizedTest(name = "{0} \"{1}\", structured {2}, is {3}")
    @CsvFileSource(
            resources = "/laboratory/spellings.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            ignoreLeadingAndTrailingWhitespace = false)
    void readsOrAsks(String analyte, String text, String structured, String expected) {
        String filedAs = expected.startsWith("?") ? analyte : ANALYTES.filedAs(analyte, text);

        assertThat(filedAs).isEqualTo(analyte);
        assertRead(new Report(ANALYTES.get(analyte), text, structured.equals("yes")).read(), expected);
    }

    private static void assertRead(Reading reading, String expected) {
        if (expected.startsWith("? ")) {
            assertThat(reading).isInstanceOfSatisfying(Unclear.class, unclear -> assertThat(unclear.question())
                    .contains(expected.substring(2)));
        } else if (reading instanceof Interval) {
            double[] ends = Arrays.stream(expected.split("\\.\\."))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(reading).isEqualTo(new Interval(ends[0], ends[ends.length - 1]));
        } else {
            assertThat(reading).isEqualTo(new Code(expected));
        }
    }
}
