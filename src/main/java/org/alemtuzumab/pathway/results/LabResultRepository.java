package org.alemtuzumab.pathway.results;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface LabResultRepository extends ListCrudRepository<LabResult, Long> {

    @Query(
            value = "select * from lab_result where patient_number = :patientNumber order by collected_on, id",
            rowMapperClass = LabResultRow.class)
    List<LabResult> findByPatientNumberOrderByCollectedOnAscIdAsc(String patientNumber);

    @Query(
            value =
                    "select * from lab_result where patient_number = :patientNumber and collected_on = :day order by id",
            rowMapperClass = LabResultRow.class)
    List<LabResult> findCollectedOn(String patientNumber, LocalDate day);

    @Query(
            value =
                    "select * from lab_result where patient_number = :patientNumber and accession = :accession order by id",
            rowMapperClass = LabResultRow.class)
    List<LabResult> findByAccession(String patientNumber, String accession);

    @Query(
            value = "select * from lab_result where patient_number = :patientNumber and analyte = :analyte"
                    + " and state = 'VALID' order by collected_on desc, id desc limit 1",
            rowMapperClass = LabResultRow.class)
    List<LabResult> findLatestValid(String patientNumber, String analyte);

    @Query("select distinct patient_number from lab_result where evaluated_at is null order by patient_number")
    List<String> findPatientsToJudge();

    @Query("select distinct l.analyte from lab_result l where l.patient_number = :patientNumber and l.state = 'VALID'"
            + " and l.collected_on >= :from and l.collected_on < :toExclusive"
            + " and (l.problem is null or l.follow_up_id is not null or not exists (select 1 from lab_result e"
            + " where e.patient_number = l.patient_number and e.analyte = l.analyte and e.accession = l.accession"
            + " and e.state = 'VALID' and e.collected_on < l.collected_on))")
    List<String> findValidAnalytes(String patientNumber, LocalDate from, LocalDate toExclusive);

    @Modifying
    @Query("update lab_result set evaluated_at = :at where id in (:ids)")
    void evaluated(List<Long> ids, OffsetDateTime at);
}
