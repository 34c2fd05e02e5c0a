package org.alemtuzumab.pathway.patientfile;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who reads whose file: by role, and by need where the role alone does not say it. */
@Component
class Readers {

    private static final Set<String> OF_COURSES = Set.of(ClinicGroup.INFUSION_NURSE.id(), ClinicGroup.PHARMACIST.id());

    private final CurrentUser user;
    private final JdbcClient tables;
    private final PatientFileProperties settings;
    private final ClinicTime time;

    Readers(CurrentUser user, JdbcClient tables, PatientFileProperties settings, ClinicTime time) {
        this.user = user;
        this.tables = tables;
        this.settings = settings;
        this.time = time;
    }

    /** Whether who is logged in reads this patient's file today. */
    boolean mayRead(String patientNumber) {
        Collection<String> groups = user.groups();
        return ClinicGroup.readAllTasks(groups)
                || groups.stream().anyMatch(OF_COURSES::contains) && courseUnderWay(patientNumber)
                || groups.contains(ClinicGroup.PHARMACOVIGILANCE.id()) && reported(patientNumber)
                || referredTo(patientNumber, groups);
    }

    /** Whether who is logged in sees who else has looked. */
    boolean maySeeLooks() {
        return user.groups().contains(ClinicGroup.AUDITOR.id());
    }

    /** Whether who is logged in sees patients: who they are is told to nobody else. */
    boolean reports() {
        return ClinicGroup.reporters().stream().map(ClinicGroup::id).anyMatch(user.groups()::contains);
    }

    private boolean courseUnderWay(String patientNumber) {
        return exists(
                """
                select 1 from course where patient_number = :patient
                  and (state = 'RUNNING'
                    or state = 'BOOKED' and booked_on between :past and :ahead
                    or last_infusion_on >= :past)
                """,
                patientNumber);
    }

    private boolean reported(String patientNumber) {
        return exists(
                """
                select 1 from pharmacovigilance_report where patient_number = :patient
                  and (decision is null or decision = 'reported')
                """,
                patientNumber);
    }

    private boolean exists(String question, String patientNumber) {
        return !tables.sql(question)
                .param("patient", patientNumber)
                .param("ahead", time.today().plus(settings.aroundCourse()))
                .param("past", time.today().minus(settings.aroundCourse()))
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    private boolean referredTo(String patientNumber, Collection<String> groups) {
        List<String> specialties = tables.sql(
                        """
                        select specialty from referral where patient_number = :patient
                          and (closed_at is null or closed_at >= :since)
                        """)
                .param("patient", patientNumber)
                .param("since", time.now().minus(settings.afterReferral()))
                .query(String.class)
                .list();
        return specialties.stream().anyMatch(groups::contains);
    }
}
