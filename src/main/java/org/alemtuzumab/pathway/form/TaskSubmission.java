package org.alemtuzumab.pathway.form;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.alemtuzumab.pathway.engine.SubmittedAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Hands the answers that complete a task to the method that acts on them; or its offer, to the one that acts on that. */
final class TaskSubmission implements TaskListener {

    private final SubmissionMethod method;
    private final Optional<SubmissionMethod> onOffer;

    TaskSubmission(Object owner, Method method) {
        this.method = new SubmissionMethod(owner, method);
        this.onOffer = Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
                .filter(each -> each.isAnnotationPresent(OnOffer.class)
                        && each.getName().equals(method.getName()))
                .map(each -> new SubmissionMethod(owner, each))
                .findFirst();
    }

    @Override
    public void notify(DelegateTask task) {
        if (EVENTNAME_CREATE.equals(task.getEventName())) {
            onOffer.ifPresent(each -> each.call(task, Optional.empty()));
        } else {
            method.call(task, SubmittedAnswers.in(task, task.getId()));
        }
    }
}
