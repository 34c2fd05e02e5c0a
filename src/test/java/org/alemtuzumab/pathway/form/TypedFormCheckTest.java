package org.alemtuzumab.pathway.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.junit.jupiter.api.Test;

/** A form asks what the record of its answers holds. */
class TypedFormCheckTest {

    enum Decision {
        STOP,
        GO_ON
    }

    record Answers(
            LocalDate day,
            Optional<Decision> decision,
            boolean told,
            List<String> signs,
            @Prefixed Optional<Course> prior1,
            Optional<Absence> absence,
            Optional<Integer> weeks) {}

    record Course(Integer infusions) {}

    record Absence(String why) {}

    @OnSubmission
    void decide(DelegateTask task, Answers answers) {}

    private static final String RIGHT =
            """
            {"id": "decide", "components": [
              {"type": "datetime", "subtype": "date", "key": "day", "validate": {"required": true}},
              {"type": "group", "conditional": {"hide": "=day = null"}, "components": [
                {"type": "radio", "key": "decision", "values": [{"value": "stop"}, {"value": "goOn"}]}]},
              {"type": "radio", "key": "told", "values": [{"value": "yes"}, {"value": "no"}]},
              {"type": "number", "key": "prior1Infusions", "decimalDigits":0, "conditional": {"hide": "=day = null"}, "validate": {"required" : true}},
              {"type": "textfield", "key": "why", "conditional": {"hide": "=told"}, "validate": {"required":true}},
              {"type": "checklist", "key": "signs", "values": [{"value": "rash"}]},
              {"type": "number", "key": "weeks", "decimalDigits": 0},
              {"type": "textarea", "key": "remark"}]}
            """;

    @Test
    void theProductsFormsAskWhatItReads() {
        Map<String, Method> methods = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.alemtuzumab.pathway")
                        .stream()
                        .flatMap(each -> each.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(OnSubmission.class))
                        .map(JavaMethod::reflect)
                        .collect(Collectors.toMap(SubmissionBeans::form, Function.identity()));
        Map<String, byte[]> forms = forms();

        assertThat(forms.keySet())
                .containsAll(
                        methods.keySet().stream().map(name -> name + ".form").toList());
        assertThat(new TypedFormCheck(form -> Optional.ofNullable(methods.get(form))).problems(forms))
                .isEmpty();
    }

    private static Map<String, byte[]> forms() {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            Map<String, byte[]> forms = new TreeMap<>();
            for (Path file : files.toList()) {
                forms.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
            return forms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFormThatAsksOtherwiseIsRefused() {
        assertThat(problems(RIGHT)).isEmpty();
        refused(
                "\"key\": \"day\"",
                "\"key\": \"date\"",
                "'day': the product reads this answer, and the form does not ask for it");
        refused("\"subtype\": \"date\"", "\"subtype\": \"time\"", "takes it as a LocalDate");
        refused("\"required\": true", "\"required\": false", "it is required, and never hidden");
        refused("\"required\":true", "\"required\":false", "without it where it is asked: it is required");
        refused("\"goOn\"", "\"on\"", "takes one of goOn, stop");
        refused("\"value\": \"no\"", "\"value\": \"unknown\"", "takes it as a boolean");
        refused("\"prior1Infusions\"", "\"prior1Days\"", "'prior1Infusions': the product reads this answer");
        refused("\"checklist\"", "\"radio\"", "takes a list of choices");
        refused("\"decimalDigits\": 0", "\"decimalDigits\": 1", "takes it as a whole number");
    }

    private void refused(String text, String instead, String problem) {
        assertThat(RIGHT).contains(text);
        assertThat(problems(RIGHT.replace(text, instead)))
                .singleElement()
                .asString()
                .contains(problem);
    }

    private List<String> problems(String form) {
        return new TypedFormCheck(id -> Optional.of(method()))
                .problems(Map.of("decide.form", form.getBytes(StandardCharsets.UTF_8)));
    }

    private static Method method() {
        try {
            return TypedFormCheckTest.class.getDeclaredMethod("decide", DelegateTask.class, Answers.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
