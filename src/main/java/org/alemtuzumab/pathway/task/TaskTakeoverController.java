package org.alemtuzumab.pathway.task;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Taking over a colleague's task: in Tasklist, within its session, and for other systems of the hospital. */
@RestController
class TaskTakeoverController {

    private static final String IN_TASKLIST = "/camunda/api/pathway/task/{taskId}/take-over";

    private final TaskTakeovers takeovers;
    private final CurrentUser user;

    TaskTakeoverController(TaskTakeovers takeovers, CurrentUser user) {
        this.takeovers = takeovers;
        this.user = user;
    }

    record Holder(String takenBy) {}

    /** At most what its column holds. */
    record Reason(
            @NotBlank(message = "say why: the reason stays on file and is shown at the task") @Size(max = 1000)
                    String reason) {}

    record TakenOver(String task, String from, String by, OffsetDateTime at) {}

    /** Who has taken the task, where the user may take it over. */
    @GetMapping(IN_TASKLIST)
    Holder holder(@PathVariable String taskId) {
        requireLogin();
        return new Holder(takeovers.holder(taskId));
    }

    @PostMapping({IN_TASKLIST, "/api/tasks/{taskId}/take-over"})
    TakenOver takeOver(@PathVariable String taskId, @Valid @RequestBody Reason why) {
        requireLogin();
        TaskTakeover done = takeovers.takeOver(taskId, why.reason().strip());
        if (done == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such open task for you");
        }
        return new TakenOver(done.taskName(), done.takenFrom(), done.takenBy(), done.takenAt());
    }

    private void requireLogin() {
        if (user.id() == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
    }

    @ExceptionHandler
    ProblemDetail withoutReason(MethodArgumentNotValidException fault) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                fault.getFieldErrors().stream()
                        .map(wrong -> wrong.getField() + ": " + wrong.getDefaultMessage())
                        .collect(Collectors.joining("; ")));
    }

    @ExceptionHandler
    ProblemDetail forOthers(AccessDeniedException refusal) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, refusal.getMessage());
    }

    @ExceptionHandler
    ProblemDetail nothingToTakeOver(TaskTakeovers.NothingToTakeOver refusal) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, refusal.getMessage());
    }

    @ExceptionHandler
    ProblemDetail tooLate(OptimisticLockingException faster) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "A colleague was faster: look at the task again");
    }
}
