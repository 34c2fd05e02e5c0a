package org.alemtuzumab.pathway.patient;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface OtherNumberRepository extends ListCrudRepository<OtherNumber, Long> {

    Optional<OtherNumber> findByNumber(String number);
}
