package org.alemtuzumab.pathway.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.alemtuzumab.pathway.engine.SubmittedAnswers;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * Checks every submission on the server against its deployed form, whether it comes from Tasklist or over REST, and keeps it:
 * the engine itself leaves required, smallest, largest and allowed values to the browser. Answers to questions that the form
 * did not ask are dropped.
 */
@Component("submissionCheck")
public class SubmissionCheck implements TaskListener {

    private final FormService forms;
    private final Submissions submissions;

    SubmissionCheck(FormService forms, Submissions submissions) {
        this.forms = forms;
        this.submissions = submissions;
    }

    /** Runs at the completion of every user task, before the listeners that act on its answers. */
    @Override
    public void notify(DelegateTask task) {
        ShownForm form = shown(task.getId());
        Set<String> dropped = new TreeSet<>();
        Map<String, Object> answers = checked(form, task, task.getId(), name -> prefilled(task, name), dropped);
        new SubmittedAnswers(task.getId(), submissions.record(task, form, answers), answers, dropped).replaceIn(task);
    }

    /** What the form showed already, and nobody touched; other variables of the same name are not its own. */
    private static Optional<Object> prefilled(DelegateTask task, String name) {
        return Optional.ofNullable(task.getVariableLocal(name))
                .or(() -> Optional.ofNullable(task.getExecution().getVariableLocal(name)));
    }

    /** Whether what the task holds would complete it: nothing is asked that only a person knows. */
    public boolean accepts(ShownForm form, Map<String, Object> answers) {
        return schema(form).problems(answers).isEmpty();
    }

    /** The form that this task shows. */
    public ShownForm shown(String taskId) {
        return shown(forms.getDeployedTaskForm(taskId));
    }

    /** The same for the start form of the process that this execution starts. */
    void startForm(DelegateExecution execution) {
        ShownForm form = shown(forms.getDeployedStartForm(execution.getProcessDefinitionId()));
        Set<String> dropped = new TreeSet<>();
        Map<String, Object> answers = checked(form, execution, null, name -> Optional.empty(), dropped);
        new SubmittedAnswers(null, submissions.record(execution, form, answers), answers, dropped).replaceIn(execution);
    }

    private static ShownForm shown(InputStream deployed) {
        try (deployed) {
            String text = new String(deployed.readAllBytes(), StandardCharsets.UTF_8);
            FormSchema form = FormSchema.of(text);
            return new ShownForm(form.id(), text, form.keys());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> checked(
            ShownForm shown,
            VariableScope scope,
            String taskId,
            Function<String, Optional<Object>> prefilled,
            Set<String> dropped) {
        FormSchema form = schema(shown);
        Map<String, Object> given = new TreeMap<>();
        SubmittedAnswers.in(scope, taskId).ifPresent(submitted -> given.putAll(submitted.answers()));
        given.keySet().retainAll(shown.fields());
        Set<String> sent = new FormAnswers(new TreeMap<>(given)).keys();
        shown.fields().stream()
                .filter(name -> !given.containsKey(name))
                .forEach(name -> prefilled.apply(name).ifPresent(value -> given.put(name, value)));
        Map<String, Object> seen = new HashMap<>(scope.getVariables());
        shown.fields().forEach(seen::remove);
        seen.putAll(given);
        List<String> unasked = form.unasked(seen);
        given.keySet().removeAll(unasked);
        sent.retainAll(unasked);
        dropped.addAll(sent);
        List<String> problems = form.problems(seen);
        if (!problems.isEmpty()) {
            throw new SubmissionRefused(problems);
        }
        return given;
    }

    private static FormSchema schema(ShownForm form) {
        try {
            return FormSchema.of(form.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
