package org.alemtuzumab.pathway.referral;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface ReferralRepository extends ListCrudRepository<Referral, Long> {

    Optional<Referral> findByOpenKey(String openKey);

    List<Referral> findByPatientNumberOrderById(String patientNumber);
}
