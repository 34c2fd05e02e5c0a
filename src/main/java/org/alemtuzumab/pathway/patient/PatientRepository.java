package org.alemtuzumab.pathway.patient;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface PatientRepository extends ListCrudRepository<Patient, Long> {

    /** Asked many times a task: as a written query it costs half of one that is derived from its name each time. */
    @Query("select * from patient where number = :number")
    Optional<Patient> findByNumber(String number);

    @Query("select count(*) from patient where upper(number) = upper(:number)")
    long countWrittenOtherwise(String number);

    List<Patient> findByActiveNumberIsNotNullOrderByNumber();
}
