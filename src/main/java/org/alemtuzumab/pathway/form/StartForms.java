package org.alemtuzumab.pathway.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** The start forms of processes, for those who have no screen: other systems, and a file. */
@Component
public class StartForms {

    private final RepositoryService repository;
    private final FormService forms;

    StartForms(RepositoryService repository, FormService forms) {
        this.repository = repository;
        this.forms = forms;
    }

    /** The start form of this process, as it is now; empty where whoever is logged in may not start it. */
    public Optional<StartForm> of(String process) {
        return Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .latestVersion()
                        .startablePermissionCheck()
                        .singleResult())
                .map(ProcessDefinition::getId)
                .map(StartForm::new);
    }

    /** One form, by the process that it starts. */
    public final class StartForm {

        private final String definition;
        private final FormSchema schema;

        private StartForm(String definition) {
            this.definition = definition;
            try (InputStream form = forms.getDeployedStartForm(definition)) {
                this.schema = FormSchema.read(form);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The labels of its questions by their keys, in the form's order. */
        public Map<String, String> labels() {
            return schema.fields().stream()
                    .collect(Collectors.toMap(
                            FormSchema.Field::key,
                            FormSchema.Field::label,
                            (first, same) -> first,
                            LinkedHashMap::new));
        }

        /** The keys that every submission needs, whatever else it answers. */
        public List<String> required() {
            return schema.fields().stream()
                    .filter(field -> field.required() && field.hiddenBy().isEmpty())
                    .map(FormSchema.Field::key)
                    .toList();
        }

        /**
         * What the form itself finds wrong with these answers, by the key of the question; also answers to what it does not
         * ask beside the others, which a screen would not have shown.
         */
        public Map<String, String> faults(Map<String, Object> answers) {
            Map<String, String> faults = schema.faults(answers);
            schema.unasked(answers).stream()
                    .filter(answers::containsKey)
                    .forEach(key -> faults.put(key, "is not asked for beside the other answers: leave it empty"));
            return faults;
        }

        /**
         * Starts the process by these answers.
         *
         * @return its id
         * @throws SubmissionRefused when the form or its listener refuses them
         */
        public String submit(Map<String, Object> answers) {
            try {
                return forms.submitStartForm(definition, answers).getId();
            } catch (RuntimeException e) {
                for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                    if (cause instanceof SubmissionRefused refused) {
                        throw refused;
                    }
                }
                throw e;
            }
        }
    }
}
