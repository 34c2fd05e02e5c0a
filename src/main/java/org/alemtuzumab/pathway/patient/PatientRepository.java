package org.alemtuzumab.pathway.patient;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface PatientRepository extends ListCrudRepository<Patient, Long> {

    Optional<Patient> findByNumber(String number);
}
