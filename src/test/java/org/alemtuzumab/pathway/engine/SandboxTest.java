package org.alemtuzumab.pathway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.alemtuzumab.pathway.model.ForModels;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/**
 * The engine by itself, without the checks of a deployment before it: the sandbox holds even where a diagram got past them.
 * Beside it an engine without the sandbox, which shows that the escapes are real.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxTest {

    private static final AtomicInteger RUN = new AtomicInteger();

    private ProcessEngine engine;
    private ProcessEngine open;

    @TempDir
    private static Path folder;

    /** What models may name. */
    public static class Bags {

        @ForModels
        public String heaviest(String patientNumber) {
            return "the heaviest of " + patientNumber;
        }

        public String discard(String patientNumber) {
            RUN.incrementAndGet();
            return "gone";
        }

        @ForModels
        public List<String> all() {
            return List.of("small", "large");
        }

        @ForModels
        public String weigh(String bag) {
            return bag;
        }

        public String weigh(String first, String... others) {
            RUN.incrementAndGet();
            return first;
        }

        @ForModels
        public Map<String, Object> known() {
            return Map.of("small", 1);
        }
    }

    /** What they may not. */
    public static class Safe {

        public String open() {
            RUN.incrementAndGet();
            return "open";
        }
    }

    static class WeighBag implements JavaDelegate {

        @Override
        public void execute(DelegateExecution execution) {
            execution.setVariable("result", "weighed");
        }
    }

    @BeforeAll
    void start() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("bags", wrapped(new Bags()));
        beans.registerSingleton("safe", new Safe());
        beans.registerSingleton("weighBag", wrapped(new WeighBag()));
        ProcessEngineConfigurationImpl shut = configuration("shut");
        shut.getProcessEnginePlugins().add(new SandboxPlugin(new ModelBeans(beans)));
        engine = shut.buildProcessEngine();
        open = configuration("open").buildProcessEngine();
    }

    /** As Spring wraps what has transactions. */
    private static Object wrapped(Object bean) {
        ProxyFactory proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(true);
        return proxy.getProxy();
    }

    private static ProcessEngineConfigurationImpl configuration(String name) {
        ProcessEngineConfigurationImpl configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:sandbox-" + name);
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        return configuration;
    }

    private static ProcessEngineConfigurationImpl configuration(ProcessEngine engine) {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @AfterEach
    void nothingRan() {
        assertThat(RUN).hasValue(0);
    }

    @AfterAll
    void close() {
        assertThat(folder).isEmptyDirectory();
        engine.close();
        open.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${bags.heaviest(patientNumber)}         | the heaviest of P-1",
                "${bags.heaviest(execution.processBusinessKey)} | the heaviest of P-1",
                "${execution.getVariable('patientNumber')} | P-1",
                "${patientNumber == 'P-1' ? 'one' : 'other'} | one",
                "${bags.all().size() + 1}                | 3",
                "${bags.all()[1]}                        | large",
                "${bags.known().small}                   | 1",
                "${bags.known().get('small')}            | 1",
                "${bags.known().containsKey('large')}    | false",
                "${patientNumber.concat('-a').toLowerCase()} | p-1-a",
                "${empty bags.all()}                     | false",
                "patient ${patientNumber}                | patient P-1"
            })
    void evaluatesWhatModelsNeed(String expression, String value) {
        assertThat(result(engine, expression)).hasToString(value);
    }

    @Test
    void runsADelegate() {
        assertThat(run(
                        engine,
                        process()
                                .serviceTask()
                                .camundaDelegateExpression("${weighBag}")
                                .userTask()
                                .done()))
                .isEqualTo("weighed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${bags.discard(patientNumber)}",
                "${bags.weigh('a')}",
                "${bags.weigh('a', 'b')}",
                "${bags.class}",
                "${bags.getClass()}",
                "${bags.all().getClass()}",
                "${bags.all().class}",
                "${bags.toString()}",
                "${bags.hashCode()}",
                "${safe.open()}",
                "${weighBag.execute(execution)}",
                "${safe}",
                "${execution.id}",
                "${execution.currentActivityId}",
                "${execution.variables}",
                "${execution.setVariable('a', 1)}",
                "${execution.getVariables()}",
                "${execution.hasVariable('a')}",
                "${patientNumber.getClass()}",
                "${patientNumber.getBytes()}",
                "${patientNumber.repeat(1000000000)}",
                "${patientNumber.class}",
                "${currentUser()}",
                "${currentUserGroups()}",
                "${now()}"
            })
    void refusesWhatIsNotNamed(String expression) {
        assertThatThrownBy(() -> result(engine, expression))
                .isInstanceOf(ProcessEngineException.class)
                .message()
                .containsAnyOf(
                        "An expression may not", "Unknown property", "Expressions are refused", "For input string");
    }

    @ParameterizedTest
    @MethodSource("org.alemtuzumab.pathway.engine.Escape#all")
    void escapeRunsNothing(Escape escape) {
        Path mark = folder.resolve("mark");
        assertThatThrownBy(() -> result(engine, escape.marking(mark))).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> engine.getTaskService()
                        .createTaskQuery()
                        .taskAssigneeExpression(escape.marking(mark))
                        .list())
                .isInstanceOf(BadUserRequestException.class);
        assertThat(mark).doesNotExist();
    }

    /** Without the sandbox, a third of them run: the mark works, and they are no strangers to this engine. */
    @Test
    void escapesAreReal() throws Exception {
        Path marks = Files.createTempDirectory("escapes");
        int number = 0;
        for (Escape escape : Escape.all()) {
            try {
                result(open, escape.marking(marks.resolve(String.valueOf(number++))));
            } catch (ProcessEngineException failed) {
                // many of them fail after they ran
            }
        }
        try (var made = Files.list(marks)) {
            assertThat(made.count()).isGreaterThan(20);
        }
    }

    @ParameterizedTest
    @CsvSource({"juel, ${safe.open()}", "javascript, 1", "groovy, 1", "feel, 1"})
    void runsNoScript(String language, String script) {
        assertThatThrownBy(() -> run(
                        engine,
                        process()
                                .scriptTask()
                                .scriptFormat(language)
                                .scriptText(script)
                                .endEvent()
                                .done()))
                .isInstanceOf(ParseException.class);
        String model = Bpmn.convertToString(process()
                        .serviceTask()
                        .camundaDelegateExpression("${weighBag}")
                        .endEvent()
                        .done())
                .replaceFirst(
                        "(<serviceTask[^>]*>)",
                        "$1<extensionElements><camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='"
                                + language + "'>" + script.replace("$", "\\$")
                                + "</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements>");
        assertThatThrownBy(() -> deploy(engine, model)).isInstanceOf(ParseException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "camunda:class='org.alemtuzumab.pathway.engine.SandboxTest$WeighBag'",
        "camunda:type='shell'",
        "camunda:type='mail'",
        "camunda:type='external' camunda:topic='a'",
        "camunda:delegateExpression='${weighBag}' activiti:class='org.alemtuzumab.pathway.engine.SandboxTest$WeighBag'"
    })
    void loadsNoDiagramWithCodeOfItsOwn(String attributes) {
        String model = Bpmn.convertToString(process()
                        .serviceTask()
                        .camundaDelegateExpression("${weighBag}")
                        .endEvent()
                        .done())
                .replace("camunda:delegateExpression=\"${weighBag}\"", attributes)
                .replaceFirst("<definitions ", "<definitions xmlns:activiti='http://activiti.org/bpmn' ");
        assertThatThrownBy(() -> deploy(engine, model)).isInstanceOf(ParseException.class);
    }

    @Test
    void namesNoClass() {
        assertThatThrownBy(() -> configuration(engine).getArtifactFactory().getArtifact(WeighBag.class))
                .hasMessageContaining("names no class");
    }

    /** JUEL as a script would go round the sandbox. */
    @Test
    void hasNoScriptEngine() {
        assertThatThrownBy(() -> configuration(engine).getScriptEngineResolver().getScriptEngine("juel", false))
                .hasMessageContaining("There are no scripts");
        assertThat(configuration(open).getScriptEngineResolver().getScriptEngine("juel", false))
                .isNotNull();
    }

    @Test
    void knowsNoCases() {
        assertThat(configuration(engine).isCmmnEnabled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"juel, ${bags.heaviest(a)}", "javascript, 1", "groovy, 1"})
    void decidesByFeelOnly(String language, String text) {
        engine.getRepositoryService()
                .createDeployment()
                .addString("judge.dmn", decision(language, text))
                .deploy();
        assertThatThrownBy(() -> engine.getDecisionService()
                        .evaluateDecisionByKey("judge")
                        .variables(Map.of("a", 1))
                        .evaluate())
                .isInstanceOf(RuntimeException.class);
    }

    /** A table is asked before it is deployed, so that its cases are known. */
    @ParameterizedTest
    @CsvSource({"juel, ${''.length()}", "javascript, 1", "groovy, 1"})
    void tableThatIsNotDeployedDecidesByFeelOnly(String language, String text) {
        TableEngine tables = new TableEngine();
        assertThatThrownBy(() -> tables.ask(
                        tables.read(
                                "judge",
                                Dmn.readModelFromStream(new ByteArrayInputStream(
                                        decision(language, text).getBytes(StandardCharsets.UTF_8)))),
                        Map.of("a", 1)))
                .hasStackTraceContaining("Decision tables are written in FEEL");
    }

    /** FEEL would read any object's fields and call its methods. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.getClass()",
                "a.class",
                "a.open()",
                "function(x) external { java: { class: \"java.lang.System\", method signature: \"exit(int)\" } }"
            })
    void feelReachesNoObject(String text) {
        EvaluationResult result = QuickFeel.forForms().evaluateExpression(text, Map.of("a", new Safe()));
        assertThat(result.isFailure() || result.result() == null).isTrue();
    }

    /** What the library does by itself. */
    @Test
    void feelWouldReachThem() {
        FeelEngineBuilder.forJava().build().evaluateExpression("a.open()", Map.of("a", new Safe()));
        assertThat(RUN.getAndSet(0)).isOne();
    }

    @Test
    void queryTakesNoExpressionHoweverDeep() {
        TaskQuery nested = engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskName("Weigh bag")
                .taskAssigneeExpression("${currentUser()}")
                .endOr();
        assertThatThrownBy(nested::list).isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(nested::count).isInstanceOf(BadUserRequestException.class);
        Filter all = engine.getFilterService()
                .saveFilter(engine.getFilterService()
                        .newTaskFilter("All")
                        .setQuery(engine.getTaskService().createTaskQuery()));
        Supplier<TaskQuery> more = () -> engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskName("Weigh bag")
                .taskAssigneeExpression("${safe.open()}")
                .endOr();
        assertThatThrownBy(() -> engine.getFilterService().list(all.getId(), more.get()))
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> engine.getFilterService().count(all.getId(), more.get()))
                .isInstanceOf(BadUserRequestException.class);
    }

    @Test
    void productsOwnFilterKnowsTheUserAndTheTime() {
        run(
                engine,
                process()
                        .userTask()
                        .camundaAssignee("msNurse")
                        .camundaDueDate("2026-01-01T00:00:00")
                        .done());
        Filter mine = engine.getFilterService()
                .saveFilter(engine.getFilterService()
                        .newTaskFilter("Mine")
                        .setQuery(engine.getTaskService()
                                .createTaskQuery()
                                .taskAssigneeExpression("${currentUser()}")
                                .dueBeforeExpression("${now()}")));
        engine.getIdentityService().setAuthenticatedUserId("msNurse");
        try {
            assertThat(engine.getFilterService().<Task>list(mine.getId())).hasSize(1);
            assertThatThrownBy(() -> engine.getFilterService().saveFilter(mine.setName("Everybody's")))
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessage("Filters are the product's own; nobody stores or changes one.");
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private static StartEventBuilder process() {
        return Bpmn.createExecutableProcess("weighing")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent();
    }

    /** What the process has as "result" after it has run to its task. */
    private static Object run(ProcessEngine engine, BpmnModelInstance model) {
        deploy(engine, Bpmn.convertToString(model));
        ProcessInstance instance =
                engine.getRuntimeService().startProcessInstanceByKey("weighing", "P-1", Map.of("patientNumber", "P-1"));
        return engine.getRuntimeService().getVariable(instance.getId(), "result");
    }

    private static Object result(ProcessEngine engine, String expression) {
        return run(
                engine,
                process()
                        .serviceTask()
                        .camundaExpression(expression)
                        .camundaResultVariable("result")
                        .userTask()
                        .done());
    }

    private static void deploy(ProcessEngine engine, String model) {
        engine.getRepositoryService()
                .createDeployment()
                .addString("weighing.bpmn", model)
                .deploy();
    }

    private static String decision(String language, String text) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                  <decision id="judge" name="Judge" camunda:historyTimeToLive="P1D">
                    <decisionTable id="t">
                      <input id="i"><inputExpression id="e" typeRef="string" expressionLanguage="%s"><text>%s</text></inputExpression></input>
                      <output id="o" name="o" typeRef="string" />
                      <rule id="r"><inputEntry id="ie"><text></text></inputEntry><outputEntry id="oe"><text>"a"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """
                .formatted(language, text);
    }
}
