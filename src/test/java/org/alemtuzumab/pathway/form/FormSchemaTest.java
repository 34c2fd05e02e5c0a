package org.alemtuzumab.pathway.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormSchemaTest {

    private static final String FORM =
            """
            {"components": [
              {"type": "text", "text": "# Heading"},
              {"type": "number", "key": "temperature", "label": "Temperature", "decimalDigits": 1,
               "validate": {"required": true, "min": 30, "max": 43}},
              {"type": "checklist", "key": "signs", "label": "Signs",
               "values": [{"label": "One", "value": "one"}, {"label": "Two", "value": "two"}]},
              {"type": "radio", "key": "present", "label": "Present?",
               "values": [{"label": "Yes", "value": "yes"}, {"label": "No", "value": "no"}]},
              {"type": "checkbox", "key": "read", "label": "Read", "validate": {"required": true}},
              {"type": "datetime", "subtype": "date", "key": "day", "dateLabel": "Day"},
              {"type": "datetime", "subtype": "time", "key": "hour", "timeLabel": "Hour"},
              {"type": "textfield", "key": "number", "label": "Number", "validate": {"pattern": "[A-Z]-\\\\d+",
               "patternErrorMessage": "A letter, a dash and digits"}},
              {"type": "group", "label": "Women", "conditional": {"hide": "=not(sex = \\"female\\")"}, "components": [
                {"type": "select", "key": "menses", "label": "Menses", "validate": {"required": true},
                 "values": [{"label": "Yes", "value": "yes"}]}]}
            ]}
            """;

    private final FormSchema form;

    FormSchemaTest() throws IOException {
        form = FormSchema.read(new ByteArrayInputStream(FORM.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> uneventful() {
        return new HashMap<>(Map.of("temperature", 36.6, "read", true, "sex", "male"));
    }

    @Test
    void acceptsWhatTheFormAllows() {
        assertThat(form.problems(uneventful())).isEmpty();
    }

    @Test
    void takesSeveralChoicesOfAChecklistAsTextOrAsAList() {
        for (Object several : List.of("one", "two,one", "one, two", List.of("one", "two"), List.of())) {
            Map<String, Object> answers = uneventful();
            answers.put("signs", several);
            assertThat(form.problems(answers)).as(several.toString()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    temperature |            | Temperature: is missing
                    temperature | 29.9       | Temperature: 29.9 is below 30, the least that is possible
                    temperature | 43.1       | Temperature: 43.1 is above 43, the most that is possible
                    temperature | 36.65      | Temperature: 36.65 has more than 1 decimal places
                    temperature | warm       | Temperature: 'warm' is not a number
                    temperature | 1e999999999 | Temperature: '1e999999999' is not a number
                    temperature | -36.6      | Temperature: -36.6 is below 30, the least that is possible
                    present     | perhaps    | Present?: 'perhaps' is not one of the choices (yes, no)
                    signs       | one, three | Signs: 'three' is not one of the choices (one, two)
                    read        | false      | Read: is missing
                    read        | maybe      | Read: must be ticked or not (true or false)
                    day         | 2026-02-30 | Day: '2026-02-30' is not a date such as 2026-03-09
                    hour        | 25:00      | Hour: '25:00' is not a time such as 14:30
                    number      | 12         | Number: A letter, a dash and digits
                    """)
    void refusesWhatTheFormDoesNotAllow(String key, String answer, String problem) {
        Map<String, Object> answers = uneventful();
        answers.put(key, answer);

        assertThat(form.problems(answers)).containsExactly(problem);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({"temperature,30", "temperature,43", "temperature,43.0", "present,yes", "day,2028-02-29", "hour,23:59"})
    void acceptsTheBounds(String key, String answer) {
        Map<String, Object> answers = uneventful();
        answers.put(key, answer);

        assertThat(form.problems(answers)).isEmpty();
    }

    @Test
    void asksOnlyWhatIsShown() {
        Map<String, Object> answers = uneventful();
        assertThat(form.unasked(answers)).containsExactly("menses");

        answers.put("sex", "female");
        assertThat(form.unasked(answers)).isEmpty();
        assertThat(form.problems(answers)).containsExactly("Menses: is missing");
    }

    @Test
    void hidesWhatTheBrowserHides() {
        Map<String, Object> answers = uneventful();
        answers.remove("sex");

        assertThat(form.problems(answers)).isEmpty();
        assertThat(form.unasked(answers)).containsExactly("menses");
    }
}
