package org.alemtuzumab.pathway.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.engine.SubmittedAnswers;
import org.alemtuzumab.pathway.hash.Sha256;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what people submitted: one row each, in the transaction that acts on it. */
@Component
public class Submissions {

    private static final String PATIENT_NUMBER = "patientNumber";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SubmissionRepository submissions;
    private final JdbcClient tables;
    private final CurrentUser user;
    private final ClinicTime time;

    /** The engine is made later: it has this as a listener. */
    Submissions(SubmissionRepository submissions, JdbcClient tables, @Lazy CurrentUser user, ClinicTime time) {
        this.submissions = submissions;
        this.tables = tables;
        this.user = user;
        this.time = time;
    }

    /** @return under which number it is kept */
    long record(DelegateTask task, ShownForm form, Map<String, Object> answers) {
        return record(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getProcessInstanceId(),
                task.getVariable(PATIENT_NUMBER),
                form,
                answers);
    }

    /** @return under which number it is kept */
    long record(DelegateExecution started, ShownForm form, Map<String, Object> answers) {
        return record(
                null,
                started.getCurrentActivityId(),
                started.getProcessInstanceId(),
                answers.get(PATIENT_NUMBER),
                form,
                answers);
    }

    private long record(
            String taskId,
            String step,
            String processInstanceId,
            Object patientNumber,
            ShownForm form,
            Map<String, Object> answers) {
        String text = text(answers);
        return submissions
                .save(new Submission(
                        null,
                        taskId,
                        step,
                        processInstanceId,
                        patientNumber instanceof String number ? number : null,
                        form.id(),
                        hash(form.text()),
                        user.id(),
                        time.now(),
                        text,
                        hash(text)))
                .id();
    }

    /**
     * Notes that the answers that complete this task correct what had been submitted of the same patient (SAF-4).
     *
     * @param same the question whose answer both have in common, such as the day of a sample
     * @param corrected the questions that are answered otherwise now; nothing is noted where there are none
     */
    public void correct(DelegateTask task, String patientNumber, String same, Collection<String> corrected) {
        SubmittedAnswers submitted = SubmittedAnswers.in(task, task.getId()).orElseThrow();
        FormAnswers answers = new FormAnswers(submitted.answers());
        long correction = submitted.id();
        of(patientNumber).stream()
                .filter(earlier -> earlier.id() != correction)
                .filter(earlier -> {
                    FormAnswers then = new FormAnswers(earlier.given());
                    return then.text(same).equals(answers.text(same)) && !Collections.disjoint(then.keys(), corrected);
                })
                .forEach(earlier -> tables.sql(
                                "insert into submission_correction (submission_id, replaced_id) values (?, ?)")
                        .params(correction, earlier.id())
                        .update());
    }

    /** What was submitted of this patient, in its order. */
    List<Submission> of(String patientNumber) {
        return submissions.findByPatientNumberOrderById(patientNumber);
    }

    /** Which earlier submissions each of this patient's corrects. */
    Map<Long, List<Long>> corrections(String patientNumber) {
        Map<Long, List<Long>> corrections = new TreeMap<>();
        tables.sql(
                        """
                        select submission_id, replaced_id from submission_correction
                        join submission on submission.id = submission_id
                        where patient_number = ? order by submission_id, replaced_id
                        """)
                .param(patientNumber)
                .query((row, number) -> Map.entry(row.getLong(1), row.getLong(2)))
                .list()
                .forEach(each -> corrections
                        .computeIfAbsent(each.getKey(), unknown -> new ArrayList<>())
                        .add(each.getValue()));
        return corrections;
    }

    static Map<String, Object> read(String answers) {
        try {
            return JSON.readValue(answers, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<String, Object> answers) {
        try {
            return JSON.writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
