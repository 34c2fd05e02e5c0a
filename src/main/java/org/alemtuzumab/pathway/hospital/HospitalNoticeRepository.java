package org.alemtuzumab.pathway.hospital;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

interface HospitalNoticeRepository extends ListCrudRepository<HospitalNotice, Long> {

    List<HospitalNotice> findByPatientNumberAndKind(String patientNumber, String kind);
}
