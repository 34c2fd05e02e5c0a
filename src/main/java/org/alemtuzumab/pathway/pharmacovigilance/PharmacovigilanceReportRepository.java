package org.alemtuzumab.pathway.pharmacovigilance;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface PharmacovigilanceReportRepository extends ListCrudRepository<PharmacovigilanceReport, Long> {

    List<PharmacovigilanceReport> findByPatientNumberOrderById(String patientNumber);
}
