package org.alemtuzumab.pathway.form;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers of the product's own interface when a submission is refused. */
@RestControllerAdvice
class RefusalAdvice extends ResponseEntityExceptionHandler {

    @ExceptionHandler(SubmissionRefused.class)
    ProblemDetail refused(SubmissionRefused refusal) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, refusal.getMessage());
    }

    @ExceptionHandler(AuthorizationException.class)
    ProblemDetail forbidden(AuthorizationException missing) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, "Your groups do not allow this");
    }

    /** The engine wraps what a listener throws; the reader gets the refusal alone. */
    @ExceptionHandler(ProcessEngineException.class)
    ProblemDetail engine(ProcessEngineException wrapped) {
        for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
            if (cause instanceof SubmissionRefused refusal) {
                return refused(refusal);
            }
        }
        throw wrapped;
    }
}
