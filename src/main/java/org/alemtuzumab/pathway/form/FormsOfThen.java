package org.alemtuzumab.pathway.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.hash.Sha256;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.stereotype.Component;

/** The forms as they were when something was submitted by them: all that were ever deployed, by the hash of their text. */
@Component
class FormsOfThen {

    private static final String FORM = ".form";

    private final RepositoryService repository;
    private final CurrentUser user;

    /** What is deployed does not change. */
    private final Map<String, FormSchema> known = new ConcurrentHashMap<>();

    FormsOfThen(RepositoryService repository, CurrentUser user) {
        this.repository = repository;
        this.user = user;
    }

    /** The questions and answers in the form's own words and order; by their keys where the form is not there any more. */
    Map<String, String> inWords(Submission submission) {
        FormAnswers answers = new FormAnswers(submission.given());
        Map<String, String> words = new LinkedHashMap<>();
        find(submission.formSha256()).ifPresent(form -> form.fields().forEach(field -> answers.text(field.key())
                .ifPresent(answer ->
                        words.merge(field.label(), field.inWords(answer), (one, other) -> one + "; " + other))));
        if (words.isEmpty()) {
            answers.keys().forEach(key -> words.put(key, answers.text(key).orElseThrow()));
        }
        return words;
    }

    private Optional<FormSchema> find(String sha256) {
        if (!known.containsKey(sha256)) {
            user.asSystem(() -> read());
        }
        return Optional.ofNullable(known.get(sha256));
    }

    private void read() {
        for (Deployment deployment : repository.createDeploymentQuery().list()) {
            for (String name : repository.getDeploymentResourceNames(deployment.getId())) {
                if (name.endsWith(FORM)) {
                    read(deployment.getId(), name);
                }
            }
        }
    }

    private void read(String deployment, String name) {
        try (InputStream file = repository.getResourceAsStream(deployment, name)) {
            byte[] form = file.readAllBytes();
            known.put(Sha256.of(form), FormSchema.of(new String(form, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
