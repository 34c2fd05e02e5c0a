package org.alemtuzumab.pathway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.task.StoppedSteps;
import org.alemtuzumab.pathway.task.UnjudgedResults;
import org.alemtuzumab.pathway.task.UnroutedFindings;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Whatever a round, the regular checks, the job executor and a nurse's list ask of PostgreSQL is found by an index: none
 * of it reads a table that grows with the patients from beginning to end.
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
class PlansTest {

    /** Models, users, rights, settings, and what stands still: as many as before, however many patients come. */
    private static final Pattern SMALL = Pattern.compile(
            "act_(re|id)_.*|act_ge_property|act_ru_(authorization|filter|jobdef|incident)|stopped_step|profile_.*|pg_.*");

    private static final Predicate<String> BIG = table -> !SMALL.matcher(table).matches();

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Counter counter;

    @Autowired
    private HikariDataSource pool;

    private Plans plans;

    @BeforeEach
    void readPlans() {
        plans = new Plans(pool);
        counter.reset();
    }

    @AfterEach
    void backToday() {
        VirtualTime.reset();
    }

    @Test
    void roundsReadNoBigTableThrough() throws SQLException, JsonProcessingException {
        try (Workers one = new Workers(1)) {
            for (MonthlyRounds.Way way : MonthlyRounds.Way.values()) {
                new MonthlyRounds(beans, one, way + "-", 1, MonthlyRounds.FIRST_INFUSION).round(way);
            }
        }
        assertThat(counter.asked()).hasSizeGreaterThan(50);
        assertThat(scans()).isEmpty();
    }

    @Test
    void whatIsAskedAgainAndAgainReadsNoBigTableThrough() throws SQLException, JsonProcessingException {
        counter.count(true);
        try {
            beans.getBean(StoppedSteps.class).bringToAPerson();
            beans.getBean(UnjudgedResults.class).judge();
            beans.getBean(UnroutedFindings.class).bringToAPerson();
            lookForWork();
            listOfTheNurse().listPage(0, 15);
            listOfTheNurse().count();
        } finally {
            counter.count(false);
        }
        assertThat(scans()).isEmpty();
    }

    @Test
    void aTableWithoutAnIndexIsSeen() throws SQLException, JsonProcessingException {
        assertThat(plans.scans("select * from finding where evidence = ?", BIG)).containsExactly("Seq Scan of finding");
        assertThat(plans.scans("select * from patient where number = ?", BIG)).isEmpty();
        assertThat(plans.scans("select key_ from act_re_procdef", BIG)).isEmpty();
    }

    private void lookForWork() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        configuration.getCommandExecutorTxRequired().execute(new AcquireJobsCmd(configuration.getJobExecutor()));
    }

    private TaskQuery listOfTheNurse() {
        return engine.getTaskService()
                .createTaskQuery()
                .taskCandidateGroupIn(List.of("msNurse"))
                .active()
                .orderByTaskPriority()
                .desc()
                .orderByDueDate()
                .asc();
    }

    private List<String> scans() throws SQLException, JsonProcessingException {
        List<String> faults = new ArrayList<>();
        Set<String> asked = new TreeSet<>(counter.asked());
        for (String sql : asked) {
            plans.scans(sql, BIG).forEach(scan -> faults.add(scan + ": " + sql.replaceAll("\\s+", " ")));
        }
        return faults;
    }
}
