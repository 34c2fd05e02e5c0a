package org.alemtuzumab.pathway.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineRefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "500|NullValueException|Cannot find task with id 1: task is null|0|404|no such thing",
                "500|RestException|Cannot complete task 1: Cannot find task with id 1: task is null|0|404|no such thing",
                "404|InvalidRequestException|No matching task with id 1|0|404|no such thing",
                "500|TaskAlreadyClaimedException|ENGINE-03004 Task '1' is already claimed by someone else.|0|409|taken this task",
                "500|OptimisticLockingException|ENGINE-03005 Execution of 'UPDATE TaskEntity[1]' failed.|1|409|at the same moment",
                "500|RestException|Cannot submit task form 1: ENGINE-03005 Execution of 'UPDATE'|1|409|at the same moment",
                "500|SuspendedEntityInteractionException|ENGINE-03053 task is suspended|0|409|stands still",
                "400|QueryException|unknown sort key|0|400|missing or cannot be read",
                "500|NullPointerException|value of org.camunda.bpm.engine.rest.dto.runtime.JobRetriesDto.getRetries() is null|0|400|missing or cannot be read",
                "500|NullPointerException|Cannot invoke X because y is null|0|500|nothing of it is stored",
                "500|RestException|Cannot submit task form 1: P-1001 is null|0|500|nothing of it is stored",
                "500|ProcessEngineException|ENGINE-03083 Unexpected exception P-1001|0|500|nothing of it is stored",
                "403|AuthorizationException|The user with id 'x' does not have one of the following permissions|0|403|Your groups do not allow this",
                "405|||0|405|Method Not Allowed"
            })
    void theEnginesWordsAreSaidInOurs(int status, String type, String message, int code, int said, String words) {
        EngineRefusal refusal =
                EngineRefusal.of(status, error(type, message, code).put("userId", "x"));

        assertThat(refusal.status().value()).isEqualTo(said);
        assertThat(refusal.message()).contains(words).doesNotContain("ENGINE-", "Exception", "P-1001", "null");
        assertThat(refusal.cause()).doesNotContain("P-1001", "ENGINE-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RestException|Cannot submit task form 1: ENGINE-03051 There was an exception while invoking the TaskListener. Message: 'Choose a later day'|Choose a later day",
                "SubmissionRefused|Date of birth: 2099-01-30 lies in the future|Date of birth: 2099-01-30 lies in the future",
                "ParseException|ENGINE-09005 Could not parse BPMN process. x.bpmn, step 'Weigh'|Could not parse BPMN process. x.bpmn, step 'Weigh'",
                "ParseException|Not deployed. x.bpmn, step 'Weigh': no such form|Not deployed. x.bpmn, step 'Weigh': no such form"
            })
    void whatIsSaidByUsReachesItsReader(String type, String message, String words) {
        EngineRefusal refusal = EngineRefusal.of(500, error(type, message, 0));

        assertThat(refusal.status().value()).isEqualTo(400);
        assertThat(refusal.message()).isEqualTo(words);
    }

    @Test
    void forWhomATaskIsReachesWhoeverWantsIt() {
        EngineRefusal refusal =
                EngineRefusal.of(403, error("AuthorizationException", "The task 'Weigh' is for pharmacist", 0));

        assertThat(refusal.message()).isEqualTo("The task 'Weigh' is for pharmacist");
    }

    private static ObjectNode error(String type, String message, int code) {
        return new ObjectMapper()
                .createObjectNode()
                .put("type", type)
                .put("message", message)
                .put("code", code);
    }
}
