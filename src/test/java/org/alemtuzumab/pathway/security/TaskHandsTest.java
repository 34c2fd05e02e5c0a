package org.alemtuzumab.pathway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.story.Members;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Into whose hands a task comes, and what people write at it; asked of the engine itself, and over HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:security;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.auto-deployment-enabled=false",
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=a-password-of-this-test"
        })
class TaskHandsTest {

    private static final String COLLEAGUE = "haematologist";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private JdbcClient tables;

    private OpenTasks clinic;
    private String task;

    @BeforeEach
    void openTask() {
        clinic = new OpenTasks(engine);
        User colleague = engine.getIdentityService().newUser(COLLEAGUE);
        colleague.setPassword(Members.PASSWORD);
        engine.getIdentityService().saveUser(colleague);
        engine.getIdentityService().createMembership(COLLEAGUE, "haematology");
        task = clinic.referral("haematology");
    }

    @AfterEach
    void close() {
        clinic.close();
        engine.getIdentityService().deleteUser(COLLEAGUE);
    }

    @Test
    void oneClaimsForOneselfGivesBackAndCompletes() {
        claim(COLLEAGUE);
        assertThat(clinic.task(task).getAssignee()).isEqualTo(COLLEAGUE);
        clinic.by(
                COLLEAGUE,
                () -> {
                    tasks.claim(task, COLLEAGUE);
                    tasks.setAssignee(task, null);
                },
                "haematology");
        assertThat(clinic.task(task).getAssignee()).isNull();

        claim("haematology");
        complete("haematology");
        assertThat(clinic.task(task)).isNull();
    }

    @Test
    void whatNobodyHasTakenIsCompletedByAnyoneOfItsGroup() {
        complete(COLLEAGUE);
        assertThat(clinic.task(task)).isNull();
    }

    @Test
    void nobodyPutsATaskIntoAnothersHands() {
        clinic.refused("haematology", () -> tasks.claim(task, COLLEAGUE));
        clinic.refused("haematology", () -> tasks.setAssignee(task, COLLEAGUE));
        clinic.refused("haematology", () -> tasks.delegateTask(task, COLLEAGUE));
        claim("haematology");
        clinic.refused("haematology", () -> tasks.setAssignee(task, COLLEAGUE));
        clinic.refused("haematology", () -> tasks.delegateTask(task, COLLEAGUE));
        clinic.refused("haematology", () -> tasks.setOwner(task, COLLEAGUE));
        clinic.refused("haematology", () -> tasks.addCandidateGroup(task, "dermatology"));
        clinic.refused("haematology", () -> tasks.addCandidateUser(task, "dermatology"));
        clinic.refused("haematology", () -> tasks.deleteCandidateGroup(task, "haematology"));
        clinic.refused("haematology", () -> tasks.setPriority(task, 0));
        clinic.refused("haematology", () -> {
            Task changed = tasks.createTaskQuery().taskId(task).singleResult();
            changed.setAssignee(COLLEAGUE);
            tasks.saveTask(changed);
        });
        assertThat(catchThrowable(() -> clinic.by("haematology", () -> {
                    tasks.saveTask(tasks.newTask("made up"));
                })))
                .as("a task that no process asks for")
                .isNotNull();
        assertThat(clinic.task(task).getAssignee()).isEqualTo("haematology");
    }

    @Test
    void whatAColleagueHasTakenIsNeitherTakenNorGivenBackNorCompleted() {
        claim(COLLEAGUE);
        for (Runnable attempt : List.<Runnable>of(
                () -> tasks.claim(task, "haematology"),
                () -> tasks.claim(task, null),
                () -> tasks.setAssignee(task, null),
                () -> tasks.setAssignee(task, "haematology"),
                () -> tasks.complete(task),
                () -> tasks.resolveTask(task),
                () -> tasks.handleBpmnError(task, "any"),
                () -> engine.getFormService().submitTaskForm(task, Map.of()))) {
            clinic.refused("haematology", attempt::run);
        }
        assertThatThrownBy(() -> complete("haematology"))
                .hasMessage(
                        "The task 'Task of referral' is taken by haematologist. Whoever needs to do it now takes it over"
                                + " with a reason");
        assertThat(clinic.task(task).getAssignee()).isEqualTo(COLLEAGUE);
    }

    @Test
    void aColleaguesTaskIsTakenOverWithAReasonThatStaysOnFile() {
        claim(COLLEAGUE);
        assertThat(takeOver("haematology", Map.of()).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(takeOver("haematology", Map.of("reason", " ")).getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(takeOver("haematology", Map.of("reason", " ")).getBody())
                .contains("reason: say why: the reason stays on file and is shown at the task");
        assertThat(takeOver("dermatology", Map.of("reason", "curious")).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(takeOver("msNurse", Map.of("reason", "I read it")).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(clinic.task(task).getAssignee()).isEqualTo(COLLEAGUE);

        ResponseEntity<String> answer = takeOver("haematology", Map.of("reason", "is ill since Monday"));

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);
        assertThat(clinic.task(task).getAssignee()).isEqualTo("haematology");
        assertThat(tables.sql(
                                "select taken_from, taken_by, task_name, business_key, reason from task_takeover where task_id"
                                        + " = ?")
                        .param(task)
                        .query()
                        .listOfRows())
                .containsExactly(Map.of(
                        "TAKEN_FROM", COLLEAGUE,
                        "TAKEN_BY", "haematology",
                        "TASK_NAME", "Task of referral",
                        "BUSINESS_KEY", "P-haematology",
                        "REASON", "is ill since Monday"));
        List<Comment> comments = clinic.as(COLLEAGUE, () -> tasks.getTaskComments(task), "haematology");
        assertThat(comments).singleElement().satisfies(comment -> {
            assertThat(comment.getUserId()).isEqualTo("haematology");
            assertThat(comment.getFullMessage())
                    .isEqualTo("Taken over from haematologist by haematology: is ill since Monday");
        });
        clinic.refused(COLLEAGUE, () -> tasks.complete(task), "haematology");
        complete("haematology");
        assertThat(engine.getHistoryService()
                        .createHistoricTaskInstanceQuery()
                        .taskId(task)
                        .singleResult()
                        .getAssignee())
                .isEqualTo("haematology");
    }

    @Test
    void whatIsFreeOrOnesOwnIsNotTakenOver() {
        assertThat(takeOver("haematology", Map.of("reason", "any")).getBody())
                .contains("409", "Nobody has taken this task: claim it");
        claim("haematology");
        assertThat(takeOver("haematology", Map.of("reason", "any")).getBody())
                .contains("409", "You have taken this task already");
    }

    private ResponseEntity<String> takeOver(String user, Map<String, String> body) {
        return http.withBasicAuth(user, Members.PASSWORD)
                .postForEntity("/api/tasks/" + task + "/take-over", body, String.class);
    }

    @Test
    void whoMayWorkATaskCommentsOnIt() {
        ResponseEntity<String> answer = comment("haematology", "called the patient");
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);
        claim(COLLEAGUE);
        comment("haematology", "and again");

        assertThat(http.withBasicAuth(COLLEAGUE, Members.PASSWORD)
                        .getForObject("/engine-rest/task/" + task + "/comment", String.class))
                .contains("called the patient", "and again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "processOwner", "neurologist", "msNurse", "dermatology", "laboratory"})
    void nobodyElseComments(String user) {
        assertThat(comment(user, "by a stranger").getStatusCode().is4xxClientError())
                .isTrue();
        clinic.refused(user, () -> tasks.createComment(task, null, "by a stranger"));
        String process = clinic.task(task).getProcessInstanceId();
        clinic.refused(user, () -> tasks.createComment(null, process, "by a stranger"));
        assertThat(tasks.getTaskComments(task)).isEmpty();
        assertThat(tasks.getProcessInstanceComments(process)).isEmpty();
    }

    @Test
    void aCommentStaysAsItWasWrittenAtItsTask() {
        Comment written = tasks.createComment(task, null, "as it was");
        String others = clinic.task(clinic.referral("dermatology")).getProcessInstanceId();

        clinic.refused("haematology", () -> tasks.updateTaskComment(task, written.getId(), "as it was not"));
        clinic.refused("haematology", () -> tasks.deleteTaskComment(task, written.getId()));
        clinic.refused("haematology", () -> tasks.deleteTaskComments(task));
        clinic.refused("haematology", () -> tasks.createComment(task, others, "at another's process"));
        clinic.refused(
                "haematology",
                () -> tasks.createAttachment(
                        "any", task, null, "file", "none kept", new ByteArrayInputStream(new byte[] {1})));

        assertThat(tasks.getTaskComments(task))
                .extracting(Comment::getFullMessage)
                .containsExactly("as it was");
    }

    private ResponseEntity<String> comment(String user, String message) {
        return http.withBasicAuth(user, Members.PASSWORD)
                .postForEntity(
                        "/engine-rest/task/" + task + "/comment/create", Map.of("message", message), String.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"haematology", "neurologist", "processOwner", "auditor", "administrator"})
    void onlyTheProductStoresFilters(String user) {
        String[] groups = {"administrator".equals(user) ? "camunda-admin" : user};
        Filter shipped = filters.createTaskFilterQuery().filterName("My tasks").singleResult();

        clinic.refused(user, () -> filters.newTaskFilter("mine"), groups);
        clinic.refused(user, () -> filters.deleteFilter(shipped.getId()), groups);
        Throwable refusal = clinic.as(user, () -> catchThrowable(() -> filters.saveFilter(shipped)), groups);
        assertThat(refusal).isInstanceOfAny(AuthorizationException.class, BadUserRequestException.class);

        assertThat(filters.createTaskFilterQuery().filterName("My tasks").count())
                .isEqualTo(1);
    }

    private void claim(String user) {
        clinic.by(
                user,
                () -> {
                    tasks.claim(task, user);
                },
                "haematology");
    }

    private void complete(String user) throws AuthorizationException {
        clinic.by(
                user,
                () -> {
                    tasks.complete(task);
                },
                "haematology");
    }
}
