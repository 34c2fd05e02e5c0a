package org.alemtuzumab.pathway.referral;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface ReferralAnswerRepository extends ListCrudRepository<ReferralAnswer, Long> {

    List<ReferralAnswer> findByPatientNumberOrderById(String patientNumber);

    List<ReferralAnswer> findByReferralIdOrderById(Long referralId);
}
