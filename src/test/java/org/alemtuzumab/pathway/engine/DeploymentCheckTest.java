package org.alemtuzumab.pathway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
        "delegateExpression=\"${endPathway}\", delegateExpression=\"${endPathways}\", the delegate '${endPathways}'",
        "delegateExpression=\"${endPathway}\", delegateExpression=\"${enrolPatient}\", the delegate '${enrolPatient}'",
        "delegateExpression=\"${endPathway}\", delegateExpression=\"${clinicTime}\", the delegate '${clinicTime}'",
        "delegateExpression=\"${endPathway}\", delegateExpression=\"endPathway\", the delegate 'endPathway'",
        "candidateGroups=\"pharmacist\", candidateGroups=\"farmacist\", the group 'farmacist'",
        "candidateGroups=\"pharmacist\", candidateGroups=\"processOwner\", the group 'processOwner'"
    })
    void refusesWhatADiagramNamesAndDoesNotExist(String right, String wrong, String named) {
        assertThatThrownBy(() -> deployAll(diagram -> diagram.replace(right, wrong)))
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining("weighing.bpmn, step '")
                .hasMessageContaining(named + " does not exist");
        assertThat(repository.createDeploymentQuery().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clinicTime.att(|'clinicTime' has no 'att' for models that takes 1 values. It has: at.",
                "clinicTime.dateOf(|'clinicTime' has no 'dateOf' for models that takes 1 values. It has: at.",
                "clinicTime.at(day, |'clinicTime' has no 'at' for models that takes 2 values",
                "clinicThyme.at(|the application has no 'clinicThyme' on which 'at' could be called",
                "currentUser.id(|the application has no 'currentUser' on which 'id' could be called",
                "dataSource.getConnection(|the application has no 'dataSource' on which 'getConnection' could be called",
                "now(|there is no function 'now'",
                "day.getClass(|the application has no 'day' on which 'getClass' could be called",
                "'a'.getClass(|'getClass' cannot be called on a value. What can: after, ",
                "'a'['getClass'](|a method is called by its plain name",
                "task.getVariable(|'getVariable' of 'task' is not for models. Write execution.getVariable('x')",
                "execution.setVariable('day', |'setVariable' of 'execution' is not for models",
                "day.class.forName(|'class' cannot be called on a value",
                "dataSource['a'].equals(|'dataSource' is not for models. Correct the name, or give the variable another one",
                "environment.active.equals(|'environment' is not for models",
                "dataSource == (|'dataSource' is not for models",
                "''['class'].equals(|a value that is written out has no entries",
                "day['class'].equals(|'class' cannot be called on a value",
                "execution['processEngineServices'].equals(|'[...]' of 'execution' is not for models",
                "clinicTime['zone'].equals(|'clinicTime' has no entries. Call a method of it",
                "'a'.bytes.equals(|'bytes' cannot be called on a value",
                "clinicTime.zone.at(|'zone' of 'clinicTime' cannot be read. Call a method of it",
                "clinicTime.at((|is no expression: it breaks off at character"
            })
    void refusesWhatAnExpressionCallsAndDoesNotExist(String wrong, String problem) {
        assertThatThrownBy(() -> deployAll(diagram -> diagram.replace("clinicTime.at(", wrong)))
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining("weighing.bpmn, step 'Weigh bag': ")
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
                    .isInstanceOf(ModelsRefused.class)
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
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining("weighBag.form, 'Hide if' of 'Weight': \"not(kind = )\" is no FEEL");
    }

    @Test
    void refusesAPatternThatCannotBeAskedOfAnAnswer() {
        String form = FORM.replace(
                "[]",
                """
                [{"type": "textfield", "key": "batch", "label": "Batch", "validate": {"pattern": "((("}}]""");
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("weighBag.form", form)
                        .deploy())
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining(
                        "weighBag.form, 'Regular expression pattern' of 'Batch': \"(((\" is no regular expression");
    }

    @ParameterizedTest
    @CsvSource({
        "a, ../courseDays.dmn, '../courseDays.dmn: is no name of a file'",
        "a, models/../courseDays.dmn, is no name of a file",
        "a, courseDays<b>.dmn, is no name of a file",
        "long, courseDays.dmn, The deployment's name has more than 255 characters",
        "a, long.dmn, is no name of a file"
    })
    void refusesNamesThatNobodyCouldRead(String name, String file, String problem) {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .name(name.replace("long", "a".repeat(5_000)))
                        .addString(file.replace("long", "a".repeat(300)), DECISION)
                        .deploy())
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "timeCycle, R/PT0S",
        "timeCycle, R3/PT1S",
        "timeCycle, 0 * * * * ?",
        "timeCycle, ${'R/PT0S'}",
        "timeDuration, PT0S",
        "timeDuration, -PT1H"
    })
    void refusesATimeThatNeverPauses(String kind, String time) {
        assertThatThrownBy(() -> deployAll(diagram -> withTimer(diagram, kind, time)))
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining("'%s' would run again and again without a pause", time);
    }

    @ParameterizedTest
    @CsvSource({"timeDuration, PT1H", "timeDuration, P28D", "timeCycle, R3/PT10M", "timeCycle, ${day}"})
    void acceptsATimeThatPauses(String kind, String time) {
        assertThatNoException().isThrownBy(() -> deployAll(diagram -> withTimer(diagram, kind, time)));
    }

    private static String withTimer(String diagram, String kind, String time) {
        return diagram.replace(
                "</process>",
                "<boundaryEvent id='late' attachedToRef='weighBag' cancelActivity='false'><timerEventDefinition><%1$s>%2$s</%1$s></timerEventDefinition></boundaryEvent></process>"
                        .formatted(kind, time));
    }

    @Test
    void refusesWhatIsForATenant() {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .tenantId("ward")
                        .addString("courseDays.dmn", DECISION)
                        .deploy())
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining("leave the tenant out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weigh.js|only diagrams (.bpmn), decision tables (.dmn) and forms (.form) are deployed. Leave the file out.",
                "weigh.groovy|only diagrams",
                "weigh.html|only diagrams",
                "weigh.cmmn|only diagrams",
                "weigh.bpmn20.xml|only diagrams",
                "weigh.BPMN|only diagrams",
                "weigh.bpmn|cannot be read as a file of its kind",
                "weigh.dmn|cannot be read as a file of its kind",
                "weigh.form|cannot be read as a file of its kind"
            })
    void refusesAFileThatIsNoModel(String file, String problem) {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString(file, "weigh(bag)")
                        .deploy())
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining(file + ": " + problem);
    }

    @Test
    void readsNoDocumentType() {
        String diagram = Bpmn.convertToString(weighing());
        int begin = diagram.indexOf("<definitions");
        assertThatThrownBy(() -> deploy(diagram.substring(0, begin)
                        + "<!DOCTYPE definitions [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>"
                        + diagram.substring(begin).replace("Weigh bag", "&secret;")))
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining("weighing.bpmn: cannot be read as a file of its kind, or holds a DTD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "camunda:delegateExpression=\"${endPathway}\"|camunda:class=\"java.lang.Runtime\"|'class' is not run here. Name a delegate",
                "camunda:delegateExpression=\"${endPathway}\"|activiti:class=\"java.lang.Runtime\"|'class' is not run here",
                "camunda:delegateExpression=\"${endPathway}\"|camunda:type=\"shell\"|'type' is not run here. Name a delegate",
                "camunda:delegateExpression=\"${endPathway}\"|camunda:type=\"external\" camunda:topic=\"a\"|'topic' is not run here",
                "camunda:formRef=\"weighBag\"|camunda:formKey=\"embedded:app:a.html\"|'formKey' is not run here. Name a form",
                "camunda:formRef=\"weighBag\"|camunda:formHandlerClass=\"java.lang.Runtime\"|'formHandlerClass' is not run here",
                "<serviceTask|<scriptTask|'scriptTask' is not run here. Make it a service task",
                "<serviceTask|<sendTask|'sendTask' is not run here. Make it a service task"
            })
    void refusesCodeOfItsOwn(String right, String wrong, String problem) {
        assertThatThrownBy(() -> deployAll(diagram -> diagram.replace(right, wrong)
                        .replace("</serviceTask", wrong.startsWith("<") ? "</" + wrong.substring(1) : "</serviceTask")
                        .replaceFirst("<definitions ", "<definitions xmlns:activiti='http://activiti.org/bpmn' ")))
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining("weighing.bpmn, step '")
                .hasMessageContaining(problem);
        assertThat(repository.createDeploymentQuery().count()).isZero();
    }

    @Test
    void refusesToStartAProcessByTheClock() {
        assertThatThrownBy(() -> deployAll(diagram -> diagram.replaceFirst(
                        "</startEvent>",
                        "<timerEventDefinition><timeCycle>R/PT0S</timeCycle></timerEventDefinition></startEvent>")))
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining("No process is started by the clock");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<camunda:taskListener event='create' class='java.lang.Runtime' />|'class' is not run here",
                "<camunda:taskListener event='create' delegateExpression='${endPathway}' />|the delegate '${endPathway}' does not exist",
                "<camunda:taskListener event='create' delegateExpression='${recordOutcome}' />|'recordOutcome' acts on answers that are signed, and nobody would sign here. Name it in a taskListener with event=\"complete\"",
                "<camunda:taskListener event='create' expression='${execution.processEngineServices}' />|'processEngineServices' of 'execution' is not for models",
                "<camunda:executionListener event='start' expression='${dataSource.connection}'><camunda:field name='a' expression='${b}' /></camunda:executionListener>|'field' is not run here. Hand the value over",
                "<camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='juel'>${b}</camunda:script></camunda:inputParameter></camunda:inputOutput>|'script' is not run here. Write an expression",
                "<camunda:inputOutput><camunda:inputParameter name='a'>${''.getClass()}</camunda:inputParameter></camunda:inputOutput>|'getClass' cannot be called on a value",
                "<camunda:inputOutput><camunda:inputParameter name='a'><camunda:list><camunda:value>${''<!-- -->.getClass()}</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>|'getClass' cannot be called on a value",
                "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>|'connector' is not run here. Name a delegate",
                "<camunda:formData><camunda:formField id='a' type='string' /></camunda:formData>|'formData' is not run here. Name a form",
                "<camunda:connector />|'connector' is not run here"
            })
    void refusesWhatATaskExtendsAndTheSandboxDoesNotHave(String extension, String problem) {
        assertThatThrownBy(() -> deployAll(diagram -> diagram.replaceFirst(
                        "(<userTask [^>]*>)",
                        "$1<extensionElements>" + Matcher.quoteReplacement(extension) + "</extensionElements>")))
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining("weighing.bpmn, step 'Weigh bag': ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({"userTask, true", "serviceTask, false"})
    void aSignedStepActsWhereAUserTaskIsCompletedAndNowhereElse(String kind, boolean accepted) {
        ThrowingCallable deployment = () -> deployAll(
                diagram -> diagram.replaceFirst(
                        "(<%s [^>]*>)".formatted(kind),
                        "$1<extensionElements><camunda:taskListener event='complete' delegateExpression='\\${recordOutcome}' /></extensionElements>"));
        if (accepted) {
            assertThatNoException().isThrownBy(deployment);
        } else {
            assertThatThrownBy(deployment)
                    .isInstanceOf(ModelsRefused.class)
                    .hasMessageContaining(
                            "weighing.bpmn, step 'Read clock': 'recordOutcome' acts on answers that are signed");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groovy|weight|\"heavy\"|'groovy' is not evaluated here. Write FEEL, and leave expressionLanguage out.",
                "juel|${weight}|\"heavy\"|'juel' is not evaluated here",
                "feel|${''.getClass()}|\"heavy\"|${''.getClass()} is no FEEL for a table",
                "feel|weight|\"${dataSource.connection}\"|\"${dataSource.connection}\" is no FEEL for a table",
                "feel|function(x) external { java: { class: \"java.lang.Runtime\", method signature: \"gc()\" } }|1|is no FEEL for a table"
            })
    void refusesATableThatHoldsAnotherLanguage(String language, String input, String output, String problem) {
        String table =
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                  <decision id="judgeWeight" name="Judge weight" camunda:historyTimeToLive="P1D">
                    <decisionTable id="t">
                      <input id="i"><inputExpression id="e" expressionLanguage="%s"><text>%s</text></inputExpression></input>
                      <output id="o" name="o" typeRef="string" />
                      <rule id="r"><inputEntry id="ri"><text>1</text></inputEntry><outputEntry id="ro"><text>%s</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """
                        .formatted(language, input, output);
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("judgeWeight.dmn", table)
                        .deploy())
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining("judgeWeight.dmn, step 'Judge weight': ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iframe", "html", "button", "script", "expression", "image", "documentPreview"})
    void refusesAFormWithAFieldThatNobodyChecks(String type) {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString(
                                "weighBag.form",
                                FORM.replace("[]", "[{\"type\": \"%s\", \"label\": \"Bag\"}]".formatted(type)))
                        .deploy())
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContaining(
                        "weighBag.form, 'Bag': a field of the type '%s' is not shown here. Take one of: checkbox,"
                                .formatted(type));
    }

    @Test
    void namesAllFaultsAtOnce() {
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("weigh.js", "weigh(bag)")
                        .addString("weighing.bpmn", Bpmn.convertToString(weighing()))
                        .addString("weighBag.form", FORM.replace("[]", "[{\"type\": \"iframe\"}]"))
                        .deploy())
                .isInstanceOf(ModelsRefused.class)
                .hasMessageContainingAll(
                        "weigh.js: only diagrams",
                        "the decision 'courseDays' does not exist",
                        "the called process 'packing' does not exist",
                        "'iframe' is not shown here");
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
                .camundaDelegateExpression("${endPathway}")
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
