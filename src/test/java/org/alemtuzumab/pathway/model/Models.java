package org.alemtuzumab.pathway.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** Everything that a process owner edits, parsed: diagrams, decision tables and forms. */
record Models(List<ProcessModel> processes, List<DecisionModel> decisions, List<FormModel> forms) {

    private static final Models PRODUCT = in(Path.of("bpmn"), Path.of("forms"));

    /** The product's own. */
    static Models product() {
        return PRODUCT;
    }

    /** Small ones, built to show that a check fails. */
    static Models of(BpmnModelInstance... models) {
        return new Models(Arrays.stream(models).map(ProcessModel::of).toList(), List.of(), List.of());
    }

    private static Models in(Path bpmn, Path forms) {
        return new Models(
                files(bpmn, ".bpmn", ProcessModel::read),
                files(bpmn.resolve("decisions"), ".dmn", DecisionModel::read),
                files(forms, ".form", FormModel::read));
    }

    Optional<ProcessModel> process(String id) {
        return processes.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    Optional<DecisionModel> decision(String id) {
        return decisions.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    Optional<FormModel> form(String id) {
        return forms.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    Models with(FormModel... more) {
        return new Models(processes, decisions, List.of(more));
    }

    private static <T> List<T> files(Path folder, String ending, Function<Path, T> read) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
