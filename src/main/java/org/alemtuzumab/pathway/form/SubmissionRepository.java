package org.alemtuzumab.pathway.form;

import java.util.List;
import org.springframework.data.repository.Repository;

/** Adds and reads; nothing of it is changed or deleted. */
interface SubmissionRepository extends Repository<Submission, Long> {

    Submission save(Submission submission);

    List<Submission> findByPatientNumberOrderById(String patientNumber);
}
