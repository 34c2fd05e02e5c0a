package org.alemtuzumab.pathway.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.junit.jupiter.api.Test;

/** A diagram calls one bean when a task is offered and when it is completed. */
class TaskSubmissionTest {

    record Decide(String reason) {}

    private final List<String> acted = new ArrayList<>();

    @OnOffer
    void decide(DelegateTask task) {
        acted.add("offered");
    }

    @OnSubmission
    void decide(DelegateTask task, Decide answer) {
        acted.add(answer.reason());
    }

    @OnSubmission
    void confirm(DelegateTask task) {
        acted.add("confirmed");
    }

    @Test
    void theOfferAndTheAnswersGoToAMethodEach() throws NoSuchMethodException {
        Method decide = getClass().getDeclaredMethod("decide", DelegateTask.class, Decide.class);
        TaskSubmission bean = new TaskSubmission(this, decide);

        bean.notify(task(TaskListener.EVENTNAME_CREATE));
        bean.notify(task(TaskListener.EVENTNAME_COMPLETE));

        assertThat(acted).containsExactly("offered", "She is abroad");
    }

    @Test
    void anOfferThatNobodyActsOnIsNoSubmission() throws NoSuchMethodException {
        TaskSubmission bean = new TaskSubmission(this, getClass().getDeclaredMethod("confirm", DelegateTask.class));

        bean.notify(task(TaskListener.EVENTNAME_CREATE));
        assertThat(acted).isEmpty();

        bean.notify(task(TaskListener.EVENTNAME_COMPLETE));
        assertThat(acted).containsExactly("confirmed");
    }

    private static DelegateTask task(String event) {
        DelegateTask task = mock(DelegateTask.class);
        when(task.getId()).thenReturn("7");
        when(task.getEventName()).thenReturn(event);
        when(task.getVariable("submittedAnswers"))
                .thenReturn("{\"taskId\": \"7\", \"id\": 1, \"answers\": {\"reason\": \"She is abroad\"}}"
                        .getBytes(StandardCharsets.UTF_8));
        return task;
    }
}
