package org.alemtuzumab.pathway.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.alemtuzumab.pathway.patient.Patients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A row is changed behind the repository's back: whoever reads it again does not see that, whoever reads anew does. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:readOnce;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
class ReadOnceTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Patients patients;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    private String patient;

    @BeforeEach
    void aPatientOfStrict() {
        patient = "RO" + NUMBER.incrementAndGet();
        patients.enrol(patient, "female", LocalDate.of(1992, 4, 3), "STRICT", "rapidlyEvolvingSevere");
    }

    @Test
    void readsARowOnceATransaction() {
        transaction(TransactionDefinition.PROPAGATION_REQUIRED).executeWithoutResult(status -> {
            assertThat(profile()).isEqualTo("STRICT");
            changeBehind("US");
            assertThat(profile()).isEqualTo("STRICT");
        });
        assertThat(profile()).as("in the next transaction").isEqualTo("US");
    }

    @Test
    void readsAnewWhatHasBeenWritten() {
        transaction(TransactionDefinition.PROPAGATION_REQUIRED).executeWithoutResult(status -> {
            assertThat(profile()).isEqualTo("STRICT");
            patients.changeProfile(patient, "KSA");
            assertThat(profile()).isEqualTo("KSA");
        });
    }

    @Test
    void readsAnewOnceSomebodyElseHasBeenWaitedFor() {
        transaction(TransactionDefinition.PROPAGATION_REQUIRED).executeWithoutResult(status -> {
            assertThat(profile()).isEqualTo("STRICT");
            changeBehind("US");
            patients.takeTurn(patient);
            assertThat(profile()).isEqualTo("US");
        });
    }

    @Test
    void readsAnewAfterAPartHasBeenUndone() {
        transaction(TransactionDefinition.PROPAGATION_REQUIRED).executeWithoutResult(status -> {
            transaction(TransactionDefinition.PROPAGATION_NESTED).executeWithoutResult(part -> {
                patients.changeProfile(patient, "KSA");
                assertThat(profile()).isEqualTo("KSA");
                part.setRollbackOnly();
            });
            assertThat(profile()).isEqualTo("STRICT");
        });
    }

    @Test
    void keepsNothingForATransactionWithinOrAfterIt() {
        transaction(TransactionDefinition.PROPAGATION_REQUIRED).executeWithoutResult(status -> {
            assertThat(profile()).isEqualTo("STRICT");
            transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW)
                    .executeWithoutResult(own -> patients.changeProfile(patient, "KSA"));
            assertThat(profile()).isEqualTo("KSA");
        });
    }

    private String profile() {
        return patients.get(patient).profile();
    }

    private void changeBehind(String profile) {
        database.sql("update patient set profile = ? where number = ?")
                .params(profile, patient)
                .update();
    }

    private TransactionTemplate transaction(int propagation) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(propagation);
        return template;
    }
}
