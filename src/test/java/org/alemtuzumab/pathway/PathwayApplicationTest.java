package org.alemtuzumab.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:application;DB_CLOSE_DELAY=-1")
class PathwayApplicationTest {

    @Autowired
    private ProcessEngine engine;

    @Test
    void starts() {
        assertThat(engine.getRepositoryService().createDeploymentQuery().count())
                .isNotNegative();
    }
}
