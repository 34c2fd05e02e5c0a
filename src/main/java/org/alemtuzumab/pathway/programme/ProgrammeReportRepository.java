package org.alemtuzumab.pathway.programme;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface ProgrammeReportRepository extends ListCrudRepository<ProgrammeReport, Long> {

    List<ProgrammeReport> findByPatientNumberOrderById(String patientNumber);
}
