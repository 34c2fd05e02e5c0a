package org.alemtuzumab.pathway.form;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.engine.SubmittedAnswers;
import org.springframework.util.ReflectionUtils;

/** The method that acts {@link OnSubmission on a submission}; what it throws goes up as it is. */
record SubmissionMethod(Object owner, Method method) {

    SubmissionMethod {
        method.setAccessible(true);
    }

    void call(Object scope, Optional<SubmittedAnswers> submitted) {
        Class<?>[] takes = method.getParameterTypes();
        ReflectionUtils.invokeMethod(
                method,
                owner,
                takes.length == 1
                        ? new Object[] {scope}
                        : new Object[] {
                            scope,
                            TypedAnswers.read(
                                    submitted.map(SubmittedAnswers::answers).orElse(Map.of()),
                                    takes[1].asSubclass(Record.class))
                        });
    }
}
