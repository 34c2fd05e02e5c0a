package org.alemtuzumab.pathway.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.alemtuzumab.pathway.task.ShowCorrections;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/** A form says what to do, labels every field, and shows what its task knows. */
class FormsTest {

    private static final Set<String> UNLABELLED = Set.of("text", "separator", "spacer", "group", "image", "html");
    /** Messages whose patient is not known yet, and changes of a profile. */
    private static final Set<String> OF_NO_PATIENT = Set.of("laboratoryInbox", "changeProfile");

    private static final Pattern CAMEL_CASE = Pattern.compile("[a-z][a-zA-Z0-9]*");

    @Test
    void fieldsHaveIdsLabelsAndKeys() {
        assertThat(fields(Models.product())).isEmpty();
    }

    @Test
    void aFieldWithoutLabelOrWithTheKeyOfAnotherIsFound() {
        FormModel form = FormModel.of(
                """
                {"id": "recordCd4", "components": [
                  {"type": "text", "id": "text_0", "text": "## Record the CD4 count of {{patientNumber}}"},
                  {"type": "textfield", "id": "cd4_1", "key": "cd4", "label": "CD4 count"},
                  {"type": "group", "id": "group_2", "components": [
                    {"type": "datetime", "id": "day_2_0", "key": "day", "dateLabel": ""},
                    {"type": "number", "id": "cd4_1", "key": "cd4", "label": "Again"},
                    {"type": "select", "key": "The-Unit", "label": "Unit"}]}]}
                """);

        assertThat(fields(Models.of().with(form)))
                .containsExactly(
                        "recordCd4.form: the field 'day' has no label",
                        "recordCd4.form: the id 'cd4_1' is there twice",
                        "recordCd4.form: the field 'cd4' is there twice",
                        "recordCd4.form: a field has no id",
                        "recordCd4.form: the field 'The-Unit' is not camelCase");
    }

    @Test
    void aFormBeginsWithWhatToDoAndForWhom() {
        assertThat(headings(Models.product())).isEmpty();
    }

    @Test
    void aFormWithoutHeadingIsFound() {
        FormModel form = FormModel.of(
                """
                {"id": "recordCd4", "components": [
                  {"type": "textfield", "id": "cd4_1", "key": "cd4", "label": "CD4 count"}]}
                """);
        Models task = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .userTask("recordCd4")
                .camundaFormRef("recordCd4")
                .done());

        assertThat(headings(task.with(form)))
                .containsExactly(
                        "recordCd4.form does not begin with a text that says what to do",
                        "recordCd4.form does not show the patient's number");
    }

    @Test
    void aFormShowsAndAsksForWhatItsTaskKnows() {
        assertThat(unknown(Models.product())).isEmpty();
    }

    @Test
    void whatATaskDoesNotKnowIsFound() {
        FormModel form = FormModel.of(
                """
                {"id": "recordCd4", "components": [
                  {"type": "text", "id": "text_0", "text": "## Record {{test}} of {{patientNumber}}"},
                  {"type": "textfield", "id": "cd4_1", "key": "cd4", "label": "CD4 count"},
                  {"type": "textfield", "id": "unit_2", "key": "unit", "label": "Unit",
                    "conditional": {"hide": "=not(contains(panel, \\"cd4\\"))"}}]}
                """);
        Models task = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .userTask("recordCd4")
                .camundaFormRef("recordCd4")
                .done());

        assertThat(unknown(task.with(form)))
                .containsExactly(
                        "recordCd4.form shows 'test', which recordCd4 does not know",
                        "recordCd4.form asks for 'panel', which recordCd4 does not know");
    }

    @Test
    void everyTaskOfAPatientShowsCorrections() {
        assertThat(corrections(Models.product())).isEmpty();
    }

    @Test
    void aTaskThatCouldNotShowACorrectionIsFound() {
        FormModel form = FormModel.of(
                """
                {"id": "recordCd4", "components": [
                  {"type": "text", "id": "text_0", "text": "## Record the CD4 count of {{patientNumber}}"},
                  {"type": "textfield", "id": "findings_1", "key": "findings", "label": "Findings"}]}
                """);
        Models blind = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .userTask("recordCd4")
                .camundaFormRef("recordCd4")
                .camundaInputParameter("findings", "${null}")
                .done());
        Models silent = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .userTask("recordCd4")
                .camundaFormRef("recordCd4")
                .camundaInputParameter("corrections", "${''}")
                .done());

        assertThat(corrections(blind.with(form)))
                .containsExactly("example.bpmn: recordCd4 has no text for a correction (SAF-4)");
        assertThat(corrections(silent.with(form)))
                .containsExactly("recordCd4.form does not show 'corrections' of recordCd4 (SAF-4)");
    }

    private static List<String> fields(Models models) {
        List<String> faults = new ArrayList<>();
        for (FormModel form : models.forms()) {
            Set<String> ids = new HashSet<>();
            Set<String> keys = new HashSet<>();
            for (JsonNode component : form.components()) {
                String type = component.path("type").asText();
                String key = component.path("key").asText(component.path("path").asText());
                if (FormModel.text(component, "id").isEmpty()) {
                    faults.add(form.file() + ": a field has no id");
                } else if (!ids.add(component.path("id").asText())) {
                    faults.add("%s: the id '%s' is there twice"
                            .formatted(form.file(), component.path("id").asText()));
                }
                if (!UNLABELLED.contains(type) && label(component).isBlank()) {
                    faults.add("%s: the field '%s' has no label".formatted(form.file(), key));
                }
                if (component.has("key")) {
                    if (!CAMEL_CASE.matcher(key).matches()) {
                        faults.add("%s: the field '%s' is not camelCase".formatted(form.file(), key));
                    } else if (!keys.add(key)) {
                        faults.add("%s: the field '%s' is there twice".formatted(form.file(), key));
                    }
                }
            }
        }
        return faults;
    }

    private static String label(JsonNode component) {
        return component.path("label").asText()
                + component.path("dateLabel").asText()
                + component.path("timeLabel").asText();
    }

    private static List<String> headings(Models models) {
        List<String> faults = new ArrayList<>();
        Set<String> ofTasks = new HashSet<>();
        models.processes()
                .forEach(process -> process.userTasks().forEach(task -> ofTasks.add(task.getCamundaFormRef())));
        for (FormModel form : models.forms()) {
            JsonNode first = form.schema().path("components").path(0);
            if (!first.path("type").asText().equals("text")
                    || first.path("text").asText().isBlank()) {
                faults.add(form.file() + " does not begin with a text that says what to do");
            }
            if (ofTasks.contains(form.id()) && !form.schema().toString().contains("patientNumber")) {
                faults.add(form.file() + " does not show the patient's number");
            }
        }
        return faults;
    }

    private static List<String> unknown(Models models) {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (UserTask task : process.userTasks()) {
                models.form(String.valueOf(task.getCamundaFormRef())).ifPresent(form -> {
                    Set<String> known = new HashSet<>(ProcessModel.inputs(task));
                    known.addAll(form.answers());
                    known.addAll(Product.variables(process.id()).keySet());
                    known.add("patientNumber");
                    faults.addAll(unknown(form, task.getId(), known));
                });
            }
            for (StartEvent start : process.all(StartEvent.class)) {
                models.form(String.valueOf(start.getCamundaFormRef()))
                        .ifPresent(form -> faults.addAll(unknown(form, start.getId(), new HashSet<>(form.answers()))));
            }
        }
        return faults;
    }

    private static List<String> corrections(Models models) {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            if (OF_NO_PATIENT.contains(process.id())) {
                continue;
            }
            for (UserTask task : process.userTasks()) {
                models.form(String.valueOf(task.getCamundaFormRef())).ifPresent(form -> {
                    List<String> inputs = new ArrayList<>(ProcessModel.inputs(task));
                    inputs.removeAll(form.answers());
                    Optional<String> text = ShowCorrections.TEXTS.stream()
                            .filter(inputs::contains)
                            .findFirst();
                    if (text.isEmpty()) {
                        faults.add("%s has no text for a correction (SAF-4)".formatted(process.at(task)));
                    } else if (form.components().stream()
                            .noneMatch(component -> FormModel.shown(component).contains(text.get()))) {
                        faults.add(
                                "%s does not show '%s' of %s (SAF-4)".formatted(form.file(), text.get(), task.getId()));
                    }
                });
            }
        }
        return faults;
    }

    private static List<String> unknown(FormModel form, String place, Set<String> known) {
        List<String> faults = new ArrayList<>();
        Set<String> withListItems = new HashSet<>(known);
        for (JsonNode component : form.components()) {
            FormModel.text(component, "key").ifPresent(withListItems::add);
        }
        for (JsonNode component : form.components()) {
            FormModel.shown(component).stream()
                    .filter(name -> !withListItems.contains(name))
                    .forEach(name ->
                            faults.add("%s shows '%s', which %s does not know".formatted(form.file(), name, place)));
            FormModel.asked(component).stream()
                    .filter(name -> !withListItems.contains(name))
                    .forEach(name ->
                            faults.add("%s asks for '%s', which %s does not know".formatted(form.file(), name, place)));
        }
        return faults;
    }
}
