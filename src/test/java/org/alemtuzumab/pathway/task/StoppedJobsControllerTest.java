package org.alemtuzumab.pathway.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Answers.RETURNS_DEEP_STUBS;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.function.Supplier;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

class StoppedJobsControllerTest {

    private final ManagementService management = mock(ManagementService.class, RETURNS_DEEP_STUBS);
    private final CurrentUser user = mock(CurrentUser.class);
    private final StoppedJobsController controller = new StoppedJobsController(management, user);

    @BeforeEach
    void oneJobStandsStill() {
        Job job = mock(Job.class);
        when(job.getId()).thenReturn("7");
        when(job.getProcessDefinitionKey()).thenReturn("monitoring");
        when(job.getFailedActivityId()).thenReturn("evaluateResults");
        when(job.getProcessInstanceId()).thenReturn("of the patient");
        when(job.getExceptionMessage()).thenReturn("P-1001 has no anchor");
        when(management.createJobQuery().noRetriesLeft().list()).thenReturn(List.of(job));
        when(user.asSystem(any(Supplier.class)))
                .thenAnswer(asked -> asked.getArgument(0, Supplier.class).get());
    }

    @Test
    void whatStandsStillIsToldWithoutItsPatient() throws JsonProcessingException {
        assertThat(new ObjectMapper().writeValueAsString(controller.stoppedJobs()))
                .isEqualTo("[{\"job\":\"7\",\"process\":\"monitoring\",\"step\":\"evaluateResults\"}]");
    }

    @Test
    void whatStandsStillIsTriedOnceMoreAndWhatWorksIsLeftAlone() {
        controller.retry("7");
        verify(management).setJobRetries("7", 1);

        assertThatThrownBy(() -> controller.retry("8"))
                .isInstanceOfSatisfying(ResponseStatusException.class, refusal -> assertThat(refusal.getStatusCode())
                        .isEqualTo(HttpStatus.CONFLICT))
                .hasMessageContaining("No such job stands still");
        verify(management, never()).setJobRetries(eq("8"), anyInt());
    }
}
