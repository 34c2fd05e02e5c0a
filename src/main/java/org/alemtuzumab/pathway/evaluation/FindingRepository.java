package org.alemtuzumab.pathway.evaluation;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

interface FindingRepository extends ListCrudRepository<Finding, Long> {

    @Query("select * from finding where patient_number = :patientNumber order by id")
    List<Finding> findByPatientNumberOrderById(String patientNumber);

    @Query("select * from finding where patient_number = :patientNumber and routed_at is null order by id")
    List<Finding> findByPatientNumberAndRoutedAtIsNullOrderById(String patientNumber);

    /** The same, so that a second router waits until the first has finished, and then finds nothing left. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    List<Finding> queryByPatientNumberAndSentRoutedAtIsNullOrderById(String patientNumber);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<Finding> findForUpdateById(Long id);

    List<Finding> findBySentReferralIdOrderById(Long referralId);

    List<Finding> findBySentFollowUpIdOrderById(Long followUpId);

    List<Finding> findBySentRoutedAtIsNull();
}
