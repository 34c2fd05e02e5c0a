package org.alemtuzumab.pathway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of the models, on a node that has deployed nothing itself and on one that has. */
class DeploymentsTest {

    private final RepositoryService repository = mock(RepositoryService.class, RETURNS_DEEP_STUBS);
    private final Deployments deployments = new Deployments(repository, new CurrentUser(mock(IdentityService.class)));
    private final AtomicInteger readings = new AtomicInteger();
    private final Supplier<Integer> kept = deployments.keep(readings::incrementAndGet);

    @BeforeEach
    void oneDeployment() {
        deployed(1);
    }

    @Test
    void readsOnceAndAsksOnceASecond() {
        for (int i = 0; i < 100; i++) {
            assertThat(kept.get()).isEqualTo(1);
        }
        verify(repository.createDeploymentQuery(), times(1)).count();
    }

    @Test
    void keepsWhatItReadWhileNothingIsDeployed() throws InterruptedException {
        kept.get();
        aSecond();
        assertThat(kept.get()).isEqualTo(1);
        verify(repository.createDeploymentQuery(), times(2)).count();
    }

    @Test
    void readsAnewASecondAfterAnotherNodeHasDeployed() throws InterruptedException {
        kept.get();
        deployed(2);
        aSecond();
        assertThat(kept.get()).isEqualTo(2);
    }

    @Test
    void readsAnewAtOnceWhatThisNodeHasDeployed() {
        kept.get();
        deployed(2);
        deployments.lookAnew(new ModelsDeployed("d", null, Map.of()));
        assertThat(kept.get()).isEqualTo(2);
    }

    /** Then the slow one has read what is not deployed any more. */
    @Test
    void forgetsWhatWasReadWhileOthersWereDeployed() {
        Supplier<Integer> slow = deployments.keep(() -> {
            if (readings.incrementAndGet() == 1) {
                deployed(2);
                deployments.lookAnew(new ModelsDeployed("d", null, Map.of()));
            }
            return readings.get();
        });
        slow.get();
        assertThat(slow.get()).isEqualTo(2);
    }

    private void deployed(long number) {
        when(repository.createDeploymentQuery().count()).thenReturn(number);
    }

    private static void aSecond() throws InterruptedException {
        Thread.sleep(1_100);
    }
}
