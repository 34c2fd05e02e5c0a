package org.alemtuzumab.pathway.form;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
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

    /** Names every field that is missing or too long. */
    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException problem, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return badRequest(
                problem.getFieldErrors().stream()
                        .map(field -> "%s %s"
                                .formatted(
                                        field.getField(),
                                        field.getRejectedValue() == null ? "is missing" : field.getDefaultMessage()))
                        .sorted()
                        .collect(Collectors.joining("; ")),
                problem,
                request);
    }

    /** Says where the body cannot be read and what would be right, without a word of what stands there. */
    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException problem, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return badRequest(unreadable(problem.getCause()), problem, request);
    }

    private static String unreadable(Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return "%s is not known; known here: %s"
                    .formatted(
                            unknown.getPropertyName(),
                            unknown.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
        if (cause instanceof MismatchedInputException wrong && !wrong.getPath().isEmpty()) {
            String field = wrong.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("."));
            boolean date = LocalDate.class.equals(wrong.getTargetType());
            return "%s cannot be read. Right would be %s"
                    .formatted(field, date ? "a date that exists, such as 2026-03-02" : "another kind of value");
        }
        return "The body is missing or is not a JSON object";
    }

    private ResponseEntity<Object> badRequest(String detail, Exception problem, WebRequest request) {
        return handleExceptionInternal(
                problem,
                ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail),
                new HttpHeaders(),
                HttpStatus.BAD_REQUEST,
                request);
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
