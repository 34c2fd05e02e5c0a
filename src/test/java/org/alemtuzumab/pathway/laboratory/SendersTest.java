package org.alemtuzumab.pathway.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.alemtuzumab.pathway.laboratory.ReportedTest.Limits;
import org.alemtuzumab.pathway.results.ClinicAnalytes;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;

/** What is known of a sender holds for its messages, and for no other's. */
class SendersTest {

    private static final String TABLE =
            """
            LIS/LAB:
              codes: {THR: platelets, HIST: not ours}
              charset: windows-1252
              decimalMark: comma
              dates: [dd.MM.yyyy, dd.MM.yyyy HH:mm]
            """;

    @Test
    void shippedTableIsUsable() throws IOException {
        assertThat(new Senders(new FileSystemResource("bpmn/senders.yaml"), ClinicAnalytes.read()).of("LIS/LAB"))
                .isEqualTo(Sender.UNKNOWN);
    }

    @Test
    void codesMeanTestsOrAreNotOurs() throws IOException {
        assertThat(senders(TABLE).of("LIS/LAB").meaning(List.of("THR"))).containsExactly("platelets");
        assertThat(senders(TABLE).of("LIS/LAB").meaning(List.of("HIST", "X"))).containsExactly(Sender.NOT_OURS);
        assertThat(senders(TABLE).of("LIS/OTHER").meaning(List.of("THR"))).isEmpty();
    }

    @Test
    void charsetOfASenderGoesBeforeWhatItsMessagesClaim() throws IOException {
        Senders senders = senders(TABLE);
        byte[] claimsUtf8 =
                "MSH|^~\\&|LIS|LAB||||||||||||||8859/5\rNTE|1||\u00b5\r".getBytes(StandardCharsets.ISO_8859_1);
        byte[] ofOther = new String(claimsUtf8, StandardCharsets.ISO_8859_1)
                .replace("LAB", "OTH")
                .getBytes(StandardCharsets.ISO_8859_1);

        Hl7Text known = Hl7Text.of(claimsUtf8, List.of(), senders::of).get(0);
        assertThat(known.charset()).isEqualTo(Charset.forName("windows-1252"));
        assertThat(known.text()).contains("µ");
        assertThat(Hl7Text.of(ofOther, List.of(), senders::of).get(0).charset())
                .isEqualTo(Charset.forName("ISO-8859-5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "NM; 3,125; 3.125; true",
                "ST; 1.234,5; 1234.5; true",
                "ST; <0,010; <0.010; true",
                "ST; 98.000; 98000; true",
                "ST; siehe Kommentar 3,125; siehe Kommentar 3,125; false",
            })
    void numbersAreReadByTheMarkOfTheSender(String type, String printed, String text, boolean certain)
            throws Exception {
        ReportedTest test =
                read(TABLE, type, printed, "02.03.2026 08:30").tests().get(0);

        assertThat(test.texts()).containsExactly(text);
        assertThat(test.number()).isEqualTo(certain);
        assertThat(test.limits()).isEqualTo(new Limits(new BigDecimal("0.270"), new BigDecimal("4.200"), "mU/l"));
    }

    @Test
    void marksOfAnUnknownSenderStayAsTheyAre() throws Exception {
        ReportedTest test = read("{}", "ST", "3,125", "20260302").tests().get(0);

        assertThat(test.texts()).containsExactly("3,125");
        assertThat(test.limits()).isNull();
    }

    @Test
    void daysAreReadAsTheSenderWritesThem() throws Exception {
        ReportedSample sample = read(TABLE, "NM", "2,5", "02.03.2026 08:30");

        assertThat(sample.collectedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(sample.collectedAt()).hasToString("2026-03-02T08:30+01:00");
        assertThat(read(TABLE, "NM", "2,5", "02.03.2026").collectedAt()).isNull();
        assertThat(read("{}", "NM", "2.5", "02.03.2026").problem()).contains("02.03.2026");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "LAB: {codes: {THR: thrombocytes}}; thrombocytes",
                "LAB: {charset: utf-nine}; charset",
                "LAB: {decimalMark: blank}; decimalMark",
                "LAB: {dates: [dd.MM.yyyy 'o]}; dates",
                "LAB: {colour: blue}; colour",
                "LAB: {codes: {A: tsh, A: alt}}; Duplicate",
            })
    void mistakeStopsTheStart(String table, String named) {
        assertThatThrownBy(() -> senders(table))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("senders cannot be used")
                .hasMessageContaining(named.equals("dates") || named.equals("charset") ? "Sender" : named);
    }

    private static Senders senders(String table) throws IOException {
        return new Senders(
                new ByteArrayResource(table.getBytes(StandardCharsets.UTF_8), "senders.yaml"), ClinicAnalytes.read());
    }

    private static ReportedSample read(String table, String type, String value, String day) throws Exception {
        ClinicTime time = mock(ClinicTime.class);
        when(time.zone()).thenReturn(ZoneId.of("Europe/Berlin"));
        when(time.today()).thenReturn(LocalDate.of(2026, 3, 10));
        String message = "MSH|^~\\&|LIS|LAB|||20260302||ORU^R01|1|P|2.3\rPID|||P-1\rOBR|1|||X|||" + day + "\rOBX|1|"
                + type + "|3016-3^TSH^LN||" + value + "|mU/l|0,270 - 4,200|||||F\r";
        return new Hl7Reader(time)
                .read(message, senders(table).of("LIS/LAB"))
                .samples()
                .get(0);
    }
}
