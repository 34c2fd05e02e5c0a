package org.alemtuzumab.pathway.enrolment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Map;
import org.alemtuzumab.pathway.form.StartForms;
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

    private final StartForms forms;

    PatientsController(StartForms forms) {
        this.forms = forms;
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
        String instance = forms.of(PatientImport.PROCESS)
                .orElseThrow(() -> new AccessDeniedException("Your groups do not allow to enrol a patient"))
                .submit(Map.of(
                        "patientNumber", patient.patientNumber(),
                        "sex", patient.sex(),
                        "birthDate", patient.birthDate(),
                        "profile", patient.profile(),
                        "indication", patient.indication()));
        return ResponseEntity.created(URI.create("/engine-rest/process-instance/" + instance))
                .body(new Enrolled(patient.patientNumber(), instance));
    }
}
