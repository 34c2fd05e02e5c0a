package org.alemtuzumab.pathway.patient;

import java.time.LocalDate;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which organs a patient has: pregnancy, menses, HPV and contraception follow them (SCR-23). What is unknown is asked for; where
 * nothing was ever recorded, as of patients from before, the sex says it.
 */
@Component
@Transactional
public class Organs {

    public static final String REMOVED = "removed";

    private final PatientOrganRepository organs;
    private final Patients patients;
    private final ClinicTime time;
    private final CurrentUser user;

    Organs(PatientOrganRepository organs, Patients patients, ClinicTime time, CurrentUser user) {
        this.organs = organs;
        this.patients = patients;
        this.time = time;
        this.user = user;
    }

    /** Whether what needs this organ is asked for: it is there, or nobody knows. */
    @Transactional(readOnly = true)
    public boolean there(String patientNumber, Organ organ) {
        return organs.findByPatientNumberOrderById(patientNumber).stream()
                .filter(each -> each.organ() == organ)
                .reduce((earlier, later) -> later)
                .map(each -> !each.presence().equals(REMOVED))
                .orElseGet(() -> patients.get(patientNumber).female());
    }

    /** @param presence present, removed or unknown @param because why it is otherwise than before; null at the enrolment */
    public void record(String patientNumber, Organ organ, String presence, LocalDate knownOn, String because) {
        organs.save(new PatientOrgan(null, patientNumber, organ, presence, knownOn, because, user.id(), time.now()));
    }
}
