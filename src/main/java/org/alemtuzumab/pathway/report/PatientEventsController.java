package org.alemtuzumab.pathway.report;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.evaluation.Triage;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes symptoms from other systems of the hospital, judged as those that are reported in Tasklist, and a patient's answers
 * to the monthly questions. The answer to a symptom says what follows; because nobody may have read it, a nurse is asked to
 * tell the patient.
 */
@RestController
@RequestMapping("/api/patients/{patientNumber}")
class PatientEventsController {

    private final Portal portal;
    private final CurrentUser user;

    PatientEventsController(Portal portal, CurrentUser user) {
        this.portal = portal;
        this.user = user;
    }

    /**
     * @param birthDate second identifier: another date of birth is refused
     * @param happenedOn the day on which the symptoms were there
     * @param symptoms answers by symptom, named as in {@code bpmn/analytes.yaml}, such as bleeding: mucosal
     */
    record NewEvent(
            @NotNull LocalDate birthDate,
            @NotNull LocalDate happenedOn,
            @NotBlank @Size(max = 1000) String details,
            @NotNull Map<String, String> symptoms) {}

    record Follows(String urgency, String specialty, String because, List<String> tests, Integer withinHours) {

        static Follows of(Triage triage) {
            return new Follows(
                    triage.urgency().name(), triage.specialty(), triage.evidence(), triage.tests(), triage.hours());
        }
    }

    /**
     * @param birthDate second identifier: another date of birth is refused
     * @param answeredOn the day of the answers; it says which round they belong to
     * @param answers by question: symptoms (none), contraception (yes, no, notNeeded) and breastfeeding (yes, no), of women only
     */
    record NewAnswers(
            @NotNull LocalDate birthDate, @NotNull LocalDate answeredOn, @NotNull Map<String, String> answers) {}

    record Answered(String patientNumber, LocalDate answeredOn) {}

    record Reported(String patientNumber, LocalDate happenedOn, List<Follows> follows) {}

    @PostMapping("/events")
    @ResponseStatus(HttpStatus.CREATED)
    public Reported report(
            @PathVariable String patientNumber, @Valid @RequestBody NewEvent event, Authentication login) {
        requireReporter(login);
        String sender = user.id();
        // the tables are asked and the pathway is told whatever the sender may read in the engine
        return user.asSystem(() -> new Reported(
                patientNumber,
                event.happenedOn(),
                portal
                        .report(
                                patientNumber,
                                event.birthDate(),
                                event.happenedOn(),
                                event.details(),
                                event.symptoms(),
                                sender)
                        .stream()
                        .map(Follows::of)
                        .toList()));
    }

    /** Takes the patient's answers to the questions of a monthly round: all is well, or contraception is not. */
    @PostMapping("/answers")
    @ResponseStatus(HttpStatus.CREATED)
    public Answered answer(
            @PathVariable String patientNumber, @Valid @RequestBody NewAnswers given, Authentication login) {
        requireReporter(login);
        String sender = user.id();
        return user.asSystem(() -> {
            portal.answer(patientNumber, given.birthDate(), given.answeredOn(), given.answers(), sender);
            return new Answered(patientNumber, given.answeredOn());
        });
    }

    private static void requireReporter(Authentication login) {
        Set<String> groups = login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        if (ClinicGroup.reporters().stream().map(ClinicGroup::id).noneMatch(groups::contains)) {
            throw new AccessDeniedException("Your groups do not allow to report of a patient");
        }
    }

    @ExceptionHandler
    ProblemDetail refused(SubmissionRefused refusal) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, refusal.getMessage());
    }
}
