package org.alemtuzumab.pathway.enrolment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Enrols patients for other systems of the hospital, by the same start form that Tasklist uses. */
@RestController
@RequestMapping("/api/patients")
class PatientsController {

    private static final String PROCESS = "treatmentPathway";

    private final FormService forms;
    private final RepositoryService repository;

    PatientsController(FormService forms, RepositoryService repository) {
        this.forms = forms;
        this.repository = repository;
    }

    /** The answers of the form {@code enrolPatient}; dates in ISO 8601. */
    record NewPatient(
            @NotBlank String patientNumber,
            @NotBlank String sex,
            @NotBlank String birthDate,
            @NotBlank String profile,
            @NotBlank String indication) {}

    record Enrolled(String patientNumber, String processInstanceId) {}

    @PostMapping
    ResponseEntity<Enrolled> enrol(@Valid @RequestBody NewPatient patient) {
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(PROCESS)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw new AccessDeniedException("Your groups do not allow to enrol a patient");
        }
        String instance = forms.submitStartForm(
                        definition.getId(),
                        Map.of(
                                "patientNumber", patient.patientNumber(),
                                "sex", patient.sex(),
                                "birthDate", patient.birthDate(),
                                "profile", patient.profile(),
                                "indication", patient.indication()))
                .getId();
        return ResponseEntity.created(URI.create("/engine-rest/process-instance/" + instance))
                .body(new Enrolled(patient.patientNumber(), instance));
    }
}
