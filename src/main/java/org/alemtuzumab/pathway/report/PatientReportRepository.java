package org.alemtuzumab.pathway.report;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface PatientReportRepository extends ListCrudRepository<PatientReport, Long> {

    @Query("select * from patient_report where patient_number = :patientNumber order by id")
    List<PatientReport> findByPatientNumberOrderById(String patientNumber);
}
