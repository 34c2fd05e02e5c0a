package org.alemtuzumab.pathway.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever way a list of choices is sent, one text is kept: Tasklist gives it the type that the question had before. */
class ChecklistTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"type\": \"Null\", \"valueInfo\": {}, \"value\": \"[\\\"petechiae\\\",\\\"mucosal\\\"]\"} | petechiae, mucosal",
                "{\"type\": \"Json\", \"value\": \"[\\\"petechiae\\\"]\"} | petechiae",
                "{\"value\": [\"petechiae\", \"mucosal\"]} | petechiae, mucosal",
                "{\"type\": \"Json\", \"value\": \"[]\"} | ~~"
            })
    void aListBecomesOneText(String sent, String kept) throws JsonProcessingException {
        JsonNode answer = JSON.readTree(sent);

        assertThat(Checklist.write(answer)).isTrue();
        assertThat(answer.path("value").asText()).isEqualTo(kept);
        assertThat(answer.path("type").asText()).isEqualTo("String");
        assertThat(answer.size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"value\": \"petechiae, mucosal\"}",
                "{\"value\": null}",
                "{\"value\": [{\"class\": \"Any\"}]}",
                "{\"type\": \"Object\", \"value\": \"[{}]\"}",
                "{\"value\": \"[petechiae\"}"
            })
    void anythingElseIsLeftAsItIs(String sent) throws JsonProcessingException {
        JsonNode answer = JSON.readTree(sent);

        assertThat(Checklist.write(answer)).isFalse();
        assertThat(answer).isEqualTo(JSON.readTree(sent));
    }

    @Test
    void aListIsReadAsItsText() {
        assertThat(Checklist.text(List.of("petechiae", "mucosal"))).isEqualTo("petechiae, mucosal");
        assertThat(Checklist.choices(" petechiae,mucosal ,")).containsExactly("petechiae", "mucosal");
    }
}
