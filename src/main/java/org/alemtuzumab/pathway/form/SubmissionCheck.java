package org.alemtuzumab.pathway.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/**
 * Checks every submission on the server against its deployed form, whether it comes from Tasklist or over REST: the
 * engine itself leaves required, smallest, largest and allowed values to the browser. Answers to questions that the form
 * did not ask are dropped.
 */
@Component("submissionCheck")
public class SubmissionCheck implements TaskListener {

    private final FormService forms;

    SubmissionCheck(FormService forms) {
        this.forms = forms;
    }

    /** Runs at the completion of every user task, before the listeners that store its answers. */
    @Override
    public void notify(DelegateTask task) {
        try (InputStream form = forms.getDeployedTaskForm(task.getId())) {
            check(FormSchema.read(form), task);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether what the task holds would complete it: nothing is asked that only a person knows. */
    public boolean accepts(String taskId, Map<String, Object> answers) {
        try (InputStream form = forms.getDeployedTaskForm(taskId)) {
            return FormSchema.read(form).problems(answers).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form that this task shows. */
    public ShownForm shown(String taskId) {
        try (InputStream form = forms.getDeployedTaskForm(taskId)) {
            String text = new String(form.readAllBytes(), StandardCharsets.UTF_8);
            return new ShownForm(text, FormSchema.of(text).keys());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for the start form of the process that this execution starts. */
    public void startForm(DelegateExecution execution) {
        check(deployedStartForm(execution), execution);
    }

    /** Takes the answers of a start form out of the process once they are stored. */
    public void dropStartAnswers(DelegateExecution execution) {
        execution.removeVariables(deployedStartForm(execution).keys());
    }

    private FormSchema deployedStartForm(DelegateExecution execution) {
        try (InputStream form = forms.getDeployedStartForm(execution.getProcessDefinitionId())) {
            return FormSchema.read(form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(FormSchema form, VariableScope scope) {
        Map<String, Object> answers = new HashMap<>(scope.getVariables());
        form.unasked(answers).stream().filter(answers::containsKey).forEach(key -> scope.setVariable(key, null));
        List<String> problems = form.problems(answers);
        if (!problems.isEmpty()) {
            throw new SubmissionRefused(problems);
        }
    }
}
