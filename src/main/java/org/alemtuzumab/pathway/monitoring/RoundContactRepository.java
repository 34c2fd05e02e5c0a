package org.alemtuzumab.pathway.monitoring;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface RoundContactRepository extends ListCrudRepository<RoundContact, Long> {

    List<RoundContact> findByRoundIdOrderById(Long roundId);
}
