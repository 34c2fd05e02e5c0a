package org.alemtuzumab.pathway.prophylaxis;

import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Co-trimoxazole against Listeria: with each course, where the setting of the patient's profile says so (SCR-15). */
@Component("cotrimoxazoles")
@Transactional
public class Cotrimoxazoles {

    private static final String DUE = "cotrimoxazoleDue";

    private final CotrimoxazoleRepository rows;
    private final Courses courses;
    private final Patients patients;
    private final Profiles profiles;
    private final Messages messages;
    private final ClinicTime time;

    Cotrimoxazoles(
            CotrimoxazoleRepository rows,
            Courses courses,
            Patients patients,
            Profiles profiles,
            Messages messages,
            ClinicTime time) {
        this.rows = rows;
        this.courses = courses;
        this.patients = patients;
        this.profiles = profiles;
        this.messages = messages;
        this.time = time;
    }

    /** An infusion has begun: asks for it, once a course, where the setting is on. */
    public void infused(String patientNumber) {
        int course = courses.infusions(patientNumber).stream()
                .map(Infusion::courseNumber)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        boolean asked =
                rows.findByPatientNumberOrderById(patientNumber).stream().anyMatch(row -> row.courseNumber() == course);
        if (asked || !profiles.flag(patients.get(patientNumber).profile(), "cotrimoxazole")) {
            return;
        }
        Cotrimoxazole row =
                rows.save(new Cotrimoxazole(null, patientNumber, course, time.now(), null, null, null, null));
        messages.start(
                DUE,
                patientNumber,
                Map.of(
                        ListeriaProphylaxisVariables.PATIENT_NUMBER.name(),
                        patientNumber,
                        ListeriaProphylaxisVariables.COTRIMOXAZOLE_ID.name(),
                        row.id()));
    }

    /** It is given, or not. @throws SubmissionRefused when the first dose is still ahead */
    void start(long id, StartCotrimoxazole answer, String by) {
        if (!answer.given()) {
            rows.save(get(id).answered(null, answer.reason().orElseThrow(), null, by));
            return;
        }
        LocalDate startedOn = answer.startedOn().orElseThrow();
        if (startedOn.isAfter(time.today())) {
            throw new SubmissionRefused("First dose taken on: %s is still ahead".formatted(startedOn));
        }
        rows.save(get(id).answered(startedOn, null, null, by));
    }

    void stop(long id, StopCotrimoxazole stop, String by) {
        Cotrimoxazole row = get(id);
        rows.save(row.answered(row.startedOn(), null, stop.stoppedOn(), by));
    }

    /** Whether it is being taken. */
    @ForModels
    public boolean taken(Long id) {
        return get(id).startedOn() != null;
    }

    /** When its time is over. */
    @ForModels
    public Date overAt(Long id) {
        Cotrimoxazole row = get(id);
        return time.at(row.startedOn()
                .plusDays(profiles.number(patients.get(row.patientNumber()).profile(), "cotrimoxazoleDays")));
    }

    /** "Course 1; begun on 2026-03-02." */
    @ForModels
    public String summary(Long id) {
        Cotrimoxazole row = get(id);
        return "Course %d%s"
                .formatted(row.courseNumber(), row.startedOn() == null ? "" : "; begun on " + row.startedOn());
    }

    private Cotrimoxazole get(Long id) {
        return rows.findById(id).orElseThrow();
    }
}
