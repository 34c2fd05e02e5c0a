package org.alemtuzumab.pathway.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No byte is lost, whatever a laboratory sends. */
class Hl7TextTest {

    private static final List<Charset> UNNAMED = List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"));
    private static final List<String> NAMES = List.of(
            "", "ASCII", "UTF-8", "UNICODE UTF-8", "8859/1", "8859/15", "Latin1", "windows-1252", "UTF-16", "?");

    @Test
    void textIsTheReceivedBytesAgain() {
        Random random = new Random(20261130);
        for (int i = 0; i < 2000; i++) {
            byte[] begin = ("MSH|^~\\&|LIS|||||||||||||||" + NAMES.get(i % NAMES.size()) + "\rNTE|1||")
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] received = new byte[begin.length + random.nextInt(40)];
            random.nextBytes(received);
            System.arraycopy(begin, 0, received, 0, begin.length);

            Hl7Text text =
                    Hl7Text.of(received, UNNAMED, sender -> Sender.UNKNOWN).get(0);

            assertThat(text.text().getBytes(text.charset() == null ? Hl7Text.BYTES : text.charset()))
                    .isEqualTo(received);
            assertThat(text.text()).startsWith("MSH").doesNotContain("\uFFFD");
        }
    }

    @Test
    void messagesOfABatchHaveTheirOwnCharacterSets() {
        byte[] batch =
                ("BHS|^~\\&\rMSH|^~\\&||||||||||||||||8859/1\rNTE|1||\u00b5\rMSH|^~\\&||||||||||||||||\rNTE|1||\u00c2\u00b5\rBTS|2\r")
                        .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Hl7Text.of(batch, UNNAMED, sender -> Sender.UNKNOWN))
                .extracting(Hl7Text::charset)
                .containsExactly(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8);
        assertThat(Hl7Text.of(batch, UNNAMED, sender -> Sender.UNKNOWN))
                .allSatisfy(each -> assertThat(each.text()).endsWith("NTE|1||µ\r"));
    }
}
