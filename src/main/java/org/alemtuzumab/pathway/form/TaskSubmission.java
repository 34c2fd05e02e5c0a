package org.alemtuzumab.pathway.form;

import java.lang.reflect.Method;
import org.alemtuzumab.pathway.engine.SubmittedAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Hands the answers that complete a task to the method that acts on them. */
final class TaskSubmission implements TaskListener {

    private final SubmissionMethod method;

    TaskSubmission(Object owner, Method method) {
        this.method = new SubmissionMethod(owner, method);
    }

    @Override
    public void notify(DelegateTask task) {
        method.call(task, SubmittedAnswers.in(task, task.getId()));
    }
}
