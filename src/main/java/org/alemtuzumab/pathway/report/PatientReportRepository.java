package org.alemtuzumab.pathway.report;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface PatientReportRepository extends ListCrudRepository<PatientReport, Long> {

    List<PatientReport> findByPatientNumberOrderById(String patientNumber);
}
