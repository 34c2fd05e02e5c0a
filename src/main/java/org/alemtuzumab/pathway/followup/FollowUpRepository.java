package org.alemtuzumab.pathway.followup;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface FollowUpRepository extends ListCrudRepository<FollowUp, Long> {

    List<FollowUp> findByPatientNumberOrderById(String patientNumber);
}
