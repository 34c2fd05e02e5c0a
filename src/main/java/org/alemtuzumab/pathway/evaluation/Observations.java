package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * From which worsening on a specialist wants to hear of an observed finding again (SAF-8), what a round has had, when steroids were
 * given (HEM-4), and which other immunosuppressants a patient has had (SCR-17). It reads the tables of these, because their
 * packages are built on this one.
 */
@Component
class Observations {

    private final JdbcClient database;
    private final ClinicTime time;

    Observations(JdbcClient database, ClinicTime time) {
        this.database = database;
        this.time = time;
    }

    /** Change in percent; empty where no specialist has set one. */
    Optional<Double> worseningPercent(Finding finding) {
        if (finding.referralId() == null || finding.outcome() != Outcome.OBSERVED) {
            return Optional.empty();
        }
        List<Double> set = database.sql("select worsening_percent from referral_answer "
                        + "where referral_id = :referral and outcome = 'observed' order by id")
                .param("referral", finding.referralId())
                .query(Double.class)
                .list();
        return set.isEmpty() ? Optional.empty() : Optional.ofNullable(set.get(set.size() - 1));
    }

    /** SCR-17: the codes of the other immunosuppressants that the patient has had. */
    List<String> immunosuppressants(String patientNumber) {
        return database.sql("select code from immunosuppressant where patient_number = :patient order by id")
                .param("patient", patientNumber)
                .query(String.class)
                .list();
    }

    /** HEM-4: the days on which a steroid was given before an infusion. */
    List<LocalDate> steroids(String patientNumber) {
        return database
                .sql("select methylprednisolone_at from premedication "
                        + "where patient_number = :patientNumber and methylprednisolone_at is not null order by id")
                .param("patientNumber", patientNumber)
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(time::dateOf)
                .toList();
    }

    /** SAF-3: whether it became known after the window of its round, which a complete round closes before. */
    boolean late(LabResult result) {
        return result.roundId() != null
                && database.sql("select count(*) from monitoring_round where id = :round and closes_on <= :recorded")
                                .param("round", result.roundId())
                                .param("recorded", time.dateOf(result.recordedAt()))
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /**
     * SAF-4: whether it was asked for by a round that has closed, and nothing else of its window tells it.
     *
     * @param askedAs the code under which the round asked
     */
    boolean lackedByClosedRound(LabResult result, String askedAs) {
        return result.roundId() != null
                && database.sql(
                                        "select count(*) from monitoring_round r where r.id = :round and r.closed_at is not null"
                                                + " and concat(',', r.panel, ',') like :asked and not exists (select 1 from lab_result l"
                                                + " where l.patient_number = r.patient_number and l.analyte = :analyte"
                                                + " and l.state = 'VALID'"
                                                + " and l.collected_on >= r.opens_on and l.collected_on < r.closes_on)")
                                .param("round", result.roundId())
                                .param("asked", "%," + askedAs + ",%")
                                .param("analyte", result.analyte())
                                .query(Integer.class)
                                .single()
                        > 0;
    }
}
