package org.alemtuzumab.pathway.evaluation;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * From which worsening on a specialist wants to hear of an observed finding again (SAF-8). It reads the table of the
 * specialists' answers, because their package is built on this one.
 */
@Component
class Observations {

    private final JdbcClient database;

    Observations(JdbcClient database) {
        this.database = database;
    }

    /** Change in percent; empty where no specialist has set one. */
    Optional<Double> worseningPercent(Finding finding) {
        if (finding.referralId() == null || !"observed".equals(finding.outcome())) {
            return Optional.empty();
        }
        List<Double> set = database.sql("select worsening_percent from referral_answer "
                        + "where referral_id = :referral and outcome = 'observed' order by id")
                .param("referral", finding.referralId())
                .query(Double.class)
                .list();
        return set.isEmpty() ? Optional.empty() : Optional.ofNullable(set.get(set.size() - 1));
    }
}
