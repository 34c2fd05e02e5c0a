package org.alemtuzumab.pathway.hospital;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface HospitalNoticeRepository extends ListCrudRepository<HospitalNotice, Long> {

    Optional<HospitalNotice> findByPatientNumberAndKindAndSaid(String patientNumber, String kind, String said);

    boolean existsByPatientNumberAndKindAndDecisionIsNull(String patientNumber, String kind);
}
