package org.alemtuzumab.pathway.referral;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface ReferralVisitRepository extends ListCrudRepository<ReferralVisit, Long> {

    List<ReferralVisit> findByReferralIdOrderById(long referralId);
}
