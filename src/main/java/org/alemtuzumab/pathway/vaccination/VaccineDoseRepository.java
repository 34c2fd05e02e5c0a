package org.alemtuzumab.pathway.vaccination;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface VaccineDoseRepository extends ListCrudRepository<VaccineDose, Long> {

    List<VaccineDose> findByPatientNumberOrderByGivenOn(String patientNumber);
}
