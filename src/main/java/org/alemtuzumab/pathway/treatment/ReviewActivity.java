package org.alemtuzumab.pathway.treatment;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The neurologist's answer to whether another course is prepared (INF-02). */
@Component("reviewActivity")
class ReviewActivity implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        DelegateExecution process = task.getExecution();
        TreatmentVariables.ANOTHER_COURSE_WANTED.set(
                process, FormAnswers.of(task).yes("anotherCourse"));
    }
}
