package org.alemtuzumab.pathway.hospital;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface PersonRepository extends ListCrudRepository<Person, Long> {

    Optional<Person> findByPatientNumber(String patientNumber);
}
