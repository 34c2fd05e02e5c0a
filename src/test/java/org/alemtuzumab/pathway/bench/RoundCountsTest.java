package org.alemtuzumab.pathway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/**
 * What one round asks of PostgreSQL stays within what it asked when these bounds were last set: counts repeat exactly, so
 * a new read of every round shows here. Whoever saves some lowers the bound; the goals stand in the README. What is asked
 * once a second, however many rounds there are, is left out. What was written and asked is listed in {@code target/bench}.
 */
@SpringBootTest(
        properties = {
            "spring.main.web-application-type=none",
            "spring.autoconfigure.exclude="
                    + "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration",
            "camunda.bpm.job-execution.enabled=false",
            "logging.level.root=warn",
            "pathway.sample-clinic=false"
        })
@Import(BenchDatabase.class)
@DirtiesContext
class RoundCountsTest {

    private static final String ONCE_A_SECOND = "from ACT_RE_DEPLOYMENT RES";

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private Counter counter;

    @AfterEach
    void backToday() {
        VirtualTime.reset();
    }

    @Test
    void aRoundByTheNursesForm() throws IOException {
        assertThat(secondRound(MonthlyRounds.Way.FORM)).satisfies(counts -> {
            assertThat(roundTrips(counts)).isLessThanOrEqualTo(180);
            assertThat(counts.rows()).isLessThanOrEqualTo(268);
            assertThat(counts.writingCommits()).isLessThanOrEqualTo(3);
        });
    }

    @Test
    void aRoundByFhir() throws IOException {
        assertThat(secondRound(MonthlyRounds.Way.FHIR)).satisfies(counts -> {
            assertThat(roundTrips(counts)).isLessThanOrEqualTo(300);
            assertThat(counts.rows()).isLessThanOrEqualTo(330);
            assertThat(counts.writingCommits()).isLessThanOrEqualTo(8);
        });
    }

    private void note(MonthlyRounds.Way way) throws IOException {
        Speed.note("counts-" + way.name().toLowerCase(Locale.ROOT), counter.listing(1));
    }

    private long roundTrips(Counts counts) {
        return counts.roundTrips() - counter.times(ONCE_A_SECOND);
    }

    /** The first one reads the tables of this clinic. */
    private Counts secondRound(MonthlyRounds.Way way) throws IOException {
        try (Workers one = new Workers(1)) {
            MonthlyRounds rounds = new MonthlyRounds(beans, one, way + "-", 1, MonthlyRounds.FIRST_INFUSION);
            rounds.round(way);
            counter.reset();
            rounds.round(way);
            note(way);
            return counter.counts();
        }
    }
}
