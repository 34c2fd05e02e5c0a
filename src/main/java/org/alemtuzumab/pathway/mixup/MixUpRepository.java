package org.alemtuzumab.pathway.mixup;

import org.springframework.data.repository.ListCrudRepository;

interface MixUpRepository extends ListCrudRepository<MixUp, Long> {}
