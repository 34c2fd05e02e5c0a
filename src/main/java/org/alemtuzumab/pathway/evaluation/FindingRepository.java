package org.alemtuzumab.pathway.evaluation;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface FindingRepository extends ListCrudRepository<Finding, Long> {

    List<Finding> findByPatientNumberOrderById(String patientNumber);

    List<Finding> findByPatientNumberAndRoutedAtIsNullOrderById(String patientNumber);

    List<Finding> findByReferralIdOrderById(Long referralId);

    List<Finding> findByFollowUpIdOrderById(Long followUpId);

    List<Finding> findByRoutedAtIsNull();
}
