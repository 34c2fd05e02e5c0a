package org.alemtuzumab.pathway.form;

import java.lang.reflect.Method;
import org.alemtuzumab.pathway.engine.SubmittedAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Checks and keeps the answers that start a process, and hands them to the method that acts on them. */
final class StartSubmission implements ExecutionListener {

    private final SubmissionMethod method;
    private final SubmissionCheck check;

    StartSubmission(Object owner, Method method, SubmissionCheck check) {
        this.method = new SubmissionMethod(owner, method);
        this.check = check;
    }

    @Override
    public void notify(DelegateExecution execution) {
        check.startForm(execution);
        method.call(execution, SubmittedAnswers.in(execution, null));
    }
}
