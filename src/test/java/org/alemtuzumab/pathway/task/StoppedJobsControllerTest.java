package org.alemtuzumab.pathway.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Answers.RETURNS_DEEP_STUBS;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.function.Supplier;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;

class StoppedJobsControllerTest {

    @Test
    void whatStandsStillIsToldWithoutItsPatient() throws JsonProcessingException {
        Job job = mock(Job.class);
        when(job.getId()).thenReturn("7");
        when(job.getProcessDefinitionKey()).thenReturn("monitoring");
        when(job.getFailedActivityId()).thenReturn("evaluateResults");
        when(job.getProcessInstanceId()).thenReturn("of the patient");
        when(job.getExceptionMessage()).thenReturn("P-1001 has no anchor");
        ManagementService management = mock(ManagementService.class, RETURNS_DEEP_STUBS);
        when(management.createJobQuery().noRetriesLeft().list()).thenReturn(List.of(job));
        CurrentUser user = mock(CurrentUser.class);
        when(user.asSystem(any(Supplier.class)))
                .thenAnswer(asked -> asked.getArgument(0, Supplier.class).get());

        assertThat(new ObjectMapper().writeValueAsString(new StoppedJobsController(management, user).stoppedJobs()))
                .isEqualTo("[{\"job\":\"7\",\"process\":\"monitoring\",\"step\":\"evaluateResults\"}]");
    }
}
