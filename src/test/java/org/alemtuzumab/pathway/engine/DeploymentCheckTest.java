package org.alemtuzumab.pathway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:deployment-check;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.auto-deployment-enabled=false"
        })
class DeploymentCheckTest {

    private static final String FORM =
            """
            {"type": "default", "id": "weighBag", "schemaVersion": 16, "components": []}
            """;
    private static final String DECISION = decision();

    @Autowired
    private RepositoryService repository;

    @AfterEach
    void undeploy() {
        repository
                .createDeploymentQuery()
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void acceptsWhatIsDeployedTogether() {
        deployAll(UnaryOperator.identity());
        assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(2);
    }

    @Test
    void acceptsADiagramAloneOnceTheRestIsThere() {
        deployAll(UnaryOperator.identity());
        deploy(Bpmn.convertToString(weighing()));
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("weighing")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void acceptsWhatIsCalledOnAVariable() {
        assertThatNoException()
                .isThrownBy(
                        () -> deployAll(diagram -> diagram.replace("clinicTime.at(execution", "day.concat(execution")));
    }

    @ParameterizedTest
    @CsvSource({
        "formRef=\"weighBag\", formRef=\"weighBox\", the form 'weighBox'",
        "decisionRef=\"courseDays\", decisionRef=\"judgeHeight\", the decision 'judgeHeight'",
        "calledElement=\"packing\", calledElement=\"unpacking\", the called process 'unpacking'",
        "delegateExpression=\"${clinicTime}\", delegateExpression=\"${clinicThyme}\", the delegate '${clinicThyme}'",
        "candidateGroups=\"pharmacist\", candidateGroups=\"farmacist\", the group 'farmacist'"
    })
    void refusesWhatADiagramNamesAndDoesNotExist(String right, String wrong, String named) {
        assertThatThrownBy(() -> deployAll(diagram -> diagram.replace(right, wrong)))
                .isInstanceOf(BpmnParseException.class)
                .hasMessageContaining("weighing.bpmn, step '")
                .hasMessageContaining(named + " does not exist");
        assertThat(repository.createDeploymentQuery().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clinicTime.att(|'clinicTime' has no 'att' that takes 1 values. It has: at, ",
                "clinicTime.at(day, |'clinicTime' has no 'at' that takes 2 values",
                "clinicThyme.at(|the application has no 'clinicThyme' on which 'at' could be called"
            })
    void refusesWhatAnExpressionCallsAndDoesNotExist(String wrong, String problem) {
        assertThatThrownBy(() -> deployAll(diagram -> diagram.replace("clinicTime.at(", wrong)))
                .isInstanceOf(BpmnParseException.class)
                .hasMessageContaining("weighing.bpmn, in ${clinic")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "courseNumber|   > 1|  3|",
                "courseNumber +| > 1|  3|   head of the column 'Course': \"courseNumber +\" is no FEEL",
                "courseNumber|   => 1| 3|   row 'INF-01: every later course is 3 consecutive days of 12 mg, S4 ✔.', column 'Course': \"=> 1\" is no FEEL",
                "courseNumber|   > 1|  3 +| row 'INF-01: every later course is 3 consecutive days of 12 mg, S4 ✔.', column 'Infusion days': \"3 +\" is no FEEL"
            })
    void refusesATableThatCannotBeRead(String input, String test, String output, String problem) {
        String table = DECISION.replace("<text>courseNumber<", "<text>" + input + "<")
                .replace("<text>&gt; 1<", "<text>" + test.replace(">", "&gt;") + "<")
                .replace("<text>3<", "<text>" + output + "<");
        ThrowingCallable deployment = () ->
                repository.createDeployment().addString("courseDays.dmn", table).deploy();
        if (problem == null) {
            assertThatNoException().isThrownBy(deployment);
        } else {
            assertThatThrownBy(deployment)
                    .isInstanceOf(BpmnParseException.class)
                    .hasMessageContaining("courseDays.dmn, " + problem);
        }
    }

    @Test
    void refusesAFormWhoseConditionCannotBeRead() {
        String form = FORM.replace(
                "[]",
                """
                [{"type": "group", "label": "Bag", "components": [{"type": "number", "key": "weight", "label": "Weight",
                  "conditional": {"hide": "=not(kind = )"}}]}]""");
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("weighBag.form", form)
                        .deploy())
                .isInstanceOf(BpmnParseException.class)
                .hasMessageContaining("weighBag.form, 'Hide if' of 'Weight': \"not(kind = )\" is no FEEL");
    }

    @Test
    void refusesWhatIsForATenant() {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .tenantId("ward")
                        .addString("courseDays.dmn", DECISION)
                        .deploy())
                .isInstanceOf(BpmnParseException.class)
                .hasMessageContaining("leave the tenant out");
    }

    private void deployAll(UnaryOperator<String> edit) {
        repository
                .createDeployment()
                .addString("weighBag.form", FORM)
                .addString("courseDays.dmn", DECISION)
                .addModelInstance(
                        "packing.bpmn",
                        Bpmn.createExecutableProcess("packing")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .endEvent()
                                .done())
                .addString("weighing.bpmn", edit.apply(Bpmn.convertToString(weighing())))
                .deploy();
    }

    private void deploy(String diagram) {
        repository.createDeployment().addString("weighing.bpmn", diagram).deploy();
    }

    private static BpmnModelInstance weighing() {
        return Bpmn.createExecutableProcess("weighing")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("weighBag")
                .name("Weigh bag")
                .camundaFormRef("weighBag")
                .camundaFormRefBinding("latest")
                .camundaCandidateGroups("pharmacist")
                .camundaDueDate("${clinicTime.at(execution.getVariable('day'))}")
                .businessRuleTask("judgeWeight")
                .name("Judge weight")
                .camundaDecisionRef("courseDays")
                .camundaResultVariable("weight")
                .serviceTask("readClock")
                .name("Read clock")
                .camundaDelegateExpression("${clinicTime}")
                .callActivity("pack")
                .name("Pack")
                .calledElement("packing")
                .endEvent()
                .done();
    }

    private static String decision() {
        try {
            return Files.readString(Path.of("bpmn/decisions/courseDays.dmn"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
