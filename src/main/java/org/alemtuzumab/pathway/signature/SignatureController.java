package org.alemtuzumab.pathway.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.alemtuzumab.pathway.security.Reauthentication;
import org.alemtuzumab.pathway.security.TooManyAttempts;
import org.alemtuzumab.pathway.signature.Signature.Means;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Where a submission is signed before it is sent: by Tasklist's dialog in its own session, or over REST. The password comes
 * in the body, and goes no further than to who checks it.
 */
@RestController
class SignatureController {

    private static final String TASKLIST = "/camunda/api/pathway/task/{taskId}/signature";
    private static final String REST = "/api/tasks/{taskId}/signature";

    private final SignedTasks signed;
    private final SignatureTokens tokens;
    private final Signatures signatures;
    private final Reauthentication reauthentication;
    private final CurrentUser user;
    private final TaskService tasks;
    private final ClinicTime time;
    private final SignatureProperties settings;

    SignatureController(
            SignedTasks signed,
            SignatureTokens tokens,
            Signatures signatures,
            Reauthentication reauthentication,
            CurrentUser user,
            TaskService tasks,
            ClinicTime time,
            SignatureProperties settings) {
        this.signed = signed;
        this.tokens = tokens;
        this.signatures = signatures;
        this.reauthentication = reauthentication;
        this.user = user;
        this.tasks = tasks;
        this.time = time;
        this.settings = settings;
    }

    /** Answers as they will be submitted. */
    record Answers(JsonNode variables) {

        private JsonNode given() {
            return variables == null ? JsonNodeFactory.instance.objectNode() : variables;
        }
    }

    /** The same with the password of who is logged in. */
    record Signing(String password, JsonNode variables) {

        /** No log ever holds a password. */
        @Override
        public String toString() {
            return "Signing";
        }
    }

    /** What the signature means, and for whom. @param byProvider whether the identity provider asks for the password, not we */
    record Meaning(String meaning, String patient, String signer, boolean byProvider) {}

    /** What these answers would be signed for; 204 where they ask for no signature. */
    @PostMapping({TASKLIST + "/meaning", REST + "/meaning"})
    ResponseEntity<Meaning> meaning(@PathVariable String taskId, @RequestBody Answers answers) {
        String signer = signer();
        return toSign(taskId, answers)
                .map(toSign -> ResponseEntity.ok(new Meaning(
                        toSign.meaning(),
                        toSign.patient(),
                        signatures.printedName(signer),
                        reauthentication.byProvider())))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** Signs these answers: they can be submitted with the token that comes back. */
    @PostMapping({TASKLIST, REST})
    SignatureTokens.Token sign(@PathVariable String taskId, @RequestBody Signing signing) {
        String signer = signer();
        ToSign toSign = toSign(taskId, new Answers(signing.variables()))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.CONFLICT, "These answers ask for no signature: submit them as they are"));
        return tokens.issue(signer, proof(signer, signing.password()), taskId, toSign.content());
    }

    private Means proof(String signer, String password) {
        if (reauthentication.byProvider()) {
            if (!reauthentication.useStepUp(
                    time.now().minus(settings.validFor()).toInstant())) {
                throw new ResponseStatusException(
                        HttpStatus.FORBIDDEN, "Nothing was signed. Log in once more, then sign");
            }
            return Means.STEP_UP;
        }
        if (password == null || !reauthentication.passwordIs(signer, password)) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN, "Wrong password: nothing was signed. Enter the password you log in with");
        }
        return Means.PASSWORD;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> braked(TooManyAttempts attempts) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(attempts.seconds()))
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Nothing was signed: too many wrong passwords. Wait %d seconds".formatted(attempts.seconds())));
    }

    /** What was signed: for auditors, until there is a page of it. @param subject the id of a task or a deployment */
    @GetMapping("/api/signatures/{subject}")
    List<Signature> read(@PathVariable String subject, Authentication login) {
        if (login.getAuthorities().stream()
                .noneMatch(group -> ClinicGroup.AUDITOR.id().equals(group.getAuthority()))) {
            throw new AccessDeniedException("Your groups do not allow this");
        }
        return signatures.of(subject);
    }

    private String signer() {
        return Optional.ofNullable(user.id()).orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
    }

    /** Whoever may not see the task signs nothing; whether it may be completed is for the engine to say. */
    private Optional<ToSign> toSign(String taskId, Answers answers) {
        Task task = Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "No open task of yours has this id: reload the list of tasks"));
        return signed.of(task, answers.given());
    }
}
