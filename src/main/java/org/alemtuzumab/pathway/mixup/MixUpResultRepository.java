package org.alemtuzumab.pathway.mixup;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface MixUpResultRepository extends ListCrudRepository<MixUpResult, Long> {

    List<MixUpResult> findByMixUpIdOrderById(long mixUpId);
}
