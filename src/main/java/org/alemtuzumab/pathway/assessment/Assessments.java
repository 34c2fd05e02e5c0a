package org.alemtuzumab.pathway.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.form.TypedAnswers;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The answers of the care team before courses, by kind. */
@Component
@Transactional
public class Assessments {

    /** What a patient who was treated elsewhere entered with (SCR-21). */
    public static final String ENTRY = "entry";

    public static final String HISTORY = "history";
    public static final String INFECTION_SCREEN = "infectionScreen";
    public static final String CONFIRMATORY_TEST = "confirmatoryTest";
    public static final String EDUCATION = "education";
    public static final String ECG_AND_VITALS = "ecgAndVitals";
    public static final String MRI = "mri";
    public static final String SKIN = "skin";
    public static final String PREGNANCY = "pregnancy";
    public static final String PROGRAMME = "programme";
    public static final String VARICELLA = "varicella";
    public static final String VACCINATION_REVIEW = "vaccinationReview";
    /** The vaccines of the national schedule, ticked off (SCR-08). */
    public static final String VACCINE_LIST = "vaccineList";
    /** A neurologist's decision on what of them is open or refused. */
    public static final String VACCINE_LIST_DECISION = "vaccineListDecision";

    public static final String IMMUNE_RECOVERY = "immuneRecovery";
    public static final String ELIGIBILITY = "eligibility";
    public static final String CONFIRMATION = "confirmation";
    /** Whether MS activity has returned, and a further course is wanted (INF-02). */
    public static final String ACTIVITY_REVIEW = "activityReview";

    public static final String NEUROLOGICAL_REVIEW = "neurologicalReview";
    /** A neurologist has ended the treatment after a reaction (INF-21). */
    public static final String TREATMENT_ENDED = "treatmentEnded";
    /** Where a course is given (INF-14). */
    public static final String SITE = "site";
    /** To the drugs that are given with it (SCR-22). */
    public static final String DRUG_ALLERGIES = "drugAllergies";

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

    private final AssessmentRepository assessments;
    private final ObjectMapper json;
    private final ClinicTime time;
    private final CurrentUser user;

    Assessments(AssessmentRepository assessments, ObjectMapper json, ClinicTime time, CurrentUser user) {
        this.assessments = assessments;
        this.json = json;
        this.time = time;
        this.user = user;
    }

    /**
     * Keeps answers as they are, each by its key.
     *
     * @throws SubmissionRefused when the day lies in the future
     */
    public void record(String patientNumber, int courseNumber, String kind, LocalDate performedOn, Record answers) {
        record(patientNumber, courseNumber, kind, performedOn, TypedAnswers.texts(answers));
    }

    /** @throws SubmissionRefused when the day lies in the future */
    public void record(
            String patientNumber, int courseNumber, String kind, LocalDate performedOn, Map<String, Object> answers) {
        if (performedOn.isAfter(time.today())) {
            throw new SubmissionRefused("%s lies in the future: today is %s".formatted(performedOn, time.today()));
        }
        try {
            assessments.save(new Assessment(
                    null,
                    patientNumber,
                    courseNumber,
                    kind,
                    performedOn,
                    json.writeValueAsString(answers),
                    user.id(),
                    time.now()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("These answers cannot be kept", e);
        }
    }

    /** All answers of a kind, in the order in which they were recorded. */
    public List<Assessed> of(String patientNumber, String kind) {
        return assessments.findByPatientNumberAndKindOrderById(patientNumber, kind).stream()
                .map(this::read)
                .toList();
    }

    /** The answers of a kind recorded last. */
    public Optional<Assessed> latest(String patientNumber, String kind) {
        return of(patientNumber, kind).stream().reduce((earlier, later) -> later);
    }

    /** The same for one course: what was answered before another course does not count. */
    public Optional<Assessed> latest(String patientNumber, int courseNumber, String kind) {
        return of(patientNumber, kind).stream()
                .filter(each -> each.courseNumber() == courseNumber)
                .reduce((earlier, later) -> later);
    }

    private Assessed read(Assessment row) {
        try {
            return new Assessed(
                    row.kind(),
                    row.courseNumber(),
                    row.performedOn(),
                    json.readValue(row.answers(), ANSWERS),
                    row.recordedAt());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answers of assessment %d cannot be read".formatted(row.id()), e);
        }
    }
}
