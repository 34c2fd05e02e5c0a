package org.alemtuzumab.pathway.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.story.Members;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What a person typed is shown, and never run: a dozen scripts in every name, comment, text and number that can be typed or
 * deployed, in a real browser on Tasklist, Cockpit, Admin and the rules, without the
 * content policy that would stop most of them. Skipped where {@link BrowserTest} is.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            // without any administrator the web applications show nothing but their setup, which is shut
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=a-password-of-this-test",
            // browsers keep no cookie for TLS that came without it
            "pathway.web.secure-cookies=false"
        })
class StoredScriptsTest {

    private static final String SEEN = "HOSTILE-XSS";

    /** Each sets a flag that the script looks for; AngularJS, Markdown, FEEL templates and plain HTML have their own ways. */
    private static final String SCRIPTS = String.join(
            " ",
            SEEN,
            "<img src=x onerror=storedScriptRan=1>",
            "<script>storedScriptRan=1</script>",
            "<svg onload=storedScriptRan=1>",
            "<svg><script>storedScriptRan=1</script></svg>",
            "<iframe srcdoc=\"<script>parent.storedScriptRan=1</script>\"></iframe>",
            "\"><img src=x onerror=storedScriptRan=1>",
            "'-(storedScriptRan=1)-'",
            "{{constructor.constructor('storedScriptRan=1')()}}",
            "{{$on.constructor('storedScriptRan=1')()}}",
            "[link](javascript:storedScriptRan=1)",
            "![image](x\"onerror=\"storedScriptRan=1)",
            "<a href=\"javascript:storedScriptRan=1\">link</a>",
            "<details open ontoggle=storedScriptRan=1>",
            "<math><mi xlink:href=\"javascript:storedScriptRan=1\">x</mi></math>");

    /** As many of them as the engine's names hold. */
    private static final String NAME = SCRIPTS.substring(0, 250);

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    private Deployment deployment;

    @BeforeAll
    static void needsBrowser() {
        BrowserTest.needsBrowser();
    }

    @BeforeEach
    void storeScripts() {
        for (String group : List.of("laboratory", "msNurse", "neurologist", "processOwner", "auditor")) {
            Members.join(identity, group);
        }
        User user = identity.newUser("hostile");
        user.setFirstName(NAME);
        user.setLastName(SEEN + " {{constructor.constructor('storedScriptRan=1')()}}");
        user.setEmail("<img src=x onerror=storedScriptRan=1>");
        user.setPassword(Members.PASSWORD);
        identity.saveUser(user);
        deployment = repository
                .createDeployment()
                .name(NAME)
                .addString("readHostile.form", form())
                .addModelInstance("hostile.bpmn", diagram())
                .deploy();
        start("hostile", Map.of("patientNumber", SCRIPTS));
        start(
                "laboratoryInbox",
                Map.of("messageId", 1L, "problem", SCRIPTS, "content", SCRIPTS, "patientUnclear", true));
        start(
                "laboratoryInbox",
                Map.of(
                        "messageId",
                        1L,
                        "problem",
                        SCRIPTS,
                        "content",
                        SCRIPTS,
                        "patientUnclear",
                        false,
                        "urgency",
                        "ROUTINE"));
    }

    private void start(String process, Map<String, Object> variables) {
        ProcessInstance instance = runtime.createProcessInstanceByKey(process)
                .businessKey(NAME)
                .setVariables(variables)
                .setVariable("patientNumber", SCRIPTS)
                .execute();
        tasks.createTaskQuery().processInstanceId(instance.getId()).list().forEach(task -> {
            task.setDescription(SCRIPTS);
            tasks.saveTask(task);
            tasks.createComment(task.getId(), instance.getId(), SCRIPTS);
        });
    }

    @AfterEach
    void forget() {
        repository.deleteDeployment(deployment.getId(), true);
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(NAME)
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the test is over"));
        identity.deleteUser("hostile");
    }

    @Test
    void noStoredScriptRuns() throws IOException, InterruptedException {
        String told = Walk.through(
                "scripts.mjs", port, Duration.ofMinutes(8), Members.PASSWORD, SEEN, "a-password-of-this-test");
        assertThat(told)
                .as("the stored texts were looked at")
                .contains("Tasklist of laboratory, Form", "Tasklist of neurologist, Form")
                .contains("Cockpit of processOwner, process", "Cockpit of auditor, instance", "Admin");
    }

    /** As a process owner could draw it. */
    private static BpmnModelInstance diagram() {
        BpmnModelInstance diagram = Bpmn.createExecutableProcess("hostile")
                .name(NAME)
                .camundaHistoryTimeToLiveString("P1D")
                .camundaVersionTag("<img src=x onerror=storedScriptRan=1>")
                .startEvent("begun")
                .name(NAME)
                .userTask("readHostile")
                .name(NAME)
                .documentation(SCRIPTS)
                .camundaCandidateGroups("neurologist")
                .camundaFormRef("readHostile")
                .camundaFormRefBinding("latest")
                .endEvent("ended")
                .done();
        return diagram;
    }

    /** The ways in which a form shows text: Markdown with a template, labels, descriptions and choices. Others are not deployed. */
    private static String form() {
        String text = SCRIPTS.replace("\\", "\\\\").replace("\"", "\\\"");
        return """
                {"type": "default", "id": "readHostile", "schemaVersion": 16, "components": [
                  {"type": "text", "id": "t1", "text": "# %1$s\\n{{patientNumber}}\\n\\n%1$s"},
                  {"type": "textfield", "id": "t3", "key": "t3", "label": "%1$s", "description": "%1$s"},
                  {"type": "select", "id": "t6", "key": "t6", "label": "One", "values": [{"label": "%1$s", "value": "a"}]}]}
                """
                .formatted(text);
    }
}
