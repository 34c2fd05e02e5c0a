package org.alemtuzumab.pathway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.model.ModelFiles;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What an owner may add to the product's diagrams, and what not; what is taken away, {@link EveryPartOfADiagramTest} tries. */
class OwnStepCheckTest {

    /** So many flows of a file are tried, from its begin to its end. */
    private static final int PER_DIAGRAM = 3;

    /**
     * MON-10: a review is
     * reminded of some weeks after its day.
     */
    private static final Set<String> ESCALATED_LATER = Set.of("recordNeurologicalReview");

    private static final KeptModels KEPT =
            new KeptModels(new PathMatchingResourcePatternResolver(), new CamundaBpmProperties());

    @Test
    void theProductsOwnDiagramsAreRight() {
        assertThat(ModelFiles.in("bpmn", ".bpmn")).allSatisfy(file -> assertThat(problems(file, ModelFiles.text(file)))
                .isEmpty());
    }

    /** As Modeler does when a step is dropped on a flow. What nobody waits for today, nobody waits for then. */
    @Test
    void aTaskOfTheOwnersMayStandOnAFlowThatLeadsToNoAlarm() {
        List<String> refused = new ArrayList<>();
        int alarming = 0;
        for (Path file : ModelFiles.in("bpmn", ".bpmn")) {
            BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
            Map<String, KeptElement> steps = KEPT.diagram(id(file)).orElseThrow();
            List<SequenceFlow> flows = List.copyOf(model.getModelElementsByType(SequenceFlow.class));
            for (int i = 0; i < flows.size(); i += ModelFiles.step(flows.size(), PER_DIAGRAM)) {
                SequenceFlow flow = flows.get(i);
                String target = flow.getTarget().getId();
                List<String> problems = problems(
                        file, withStepOn(ModelFiles.text(file), flow, TASK + flow("ownWay", "ownTask", target)));
                if (new Alarms(KEPT).follow(steps, target)) {
                    alarming++;
                    assertThat(problems)
                            .singleElement()
                            .asString()
                            .contains("waits for a task here, and an alarm may follow");
                } else {
                    refused.addAll(problems);
                }
            }
        }
        assertThat(refused).isEmpty();
        assertThat(alarming).isPositive();
    }

    @Test
    void nobodyStandsBetweenAResultAndItsAlarm() {
        Alarms alarms = new Alarms(KEPT);
        assertThat(List.of("judgeResults", "judged", "newFindings", "findingsRaised"))
                .allMatch(step -> alarms.follow(KEPT.diagram("evaluation").orElseThrow(), step));
        assertThat(alarms.follow(KEPT.diagram("monitoringRound").orElseThrow(), "evaluateRoundResults"))
                .as("in the process that is called")
                .isTrue();
        assertThat(alarms.follow(KEPT.diagram("monitoring").orElseThrow(), "planNextRound"))
                .isFalse();
    }

    /** As the others, but for one that is reminded of before, and the round's, which its own timer escalates. */
    @Test
    void everyTaskOfTheProductsIsAttended() {
        List<String> faults = new ArrayList<>();
        for (Path file : ModelFiles.in("bpmn", ".bpmn")) {
            Map<String, KeptElement> steps = KEPT.diagram(id(file)).orElseThrow();
            steps.values().stream()
                    .filter(step -> step.is("userTask"))
                    .filter(task -> !escalatedByItsRound(task, steps))
                    .filter(task -> !ESCALATED_LATER.contains(task.id())
                            || task.does("taskListener").noneMatch(AttendedTask::escalates))
                    .forEach(task ->
                            AttendedTask.problems(task).forEach(problem -> faults.add(task.words() + " " + problem)));
        }
        assertThat(faults).isEmpty();
    }

    /** MON-06: the timer of the round takes the step with the neurologist's deadline; what is asked later has it from its beginning. */
    private static boolean escalatedByItsRound(KeptElement task, Map<String, KeptElement> steps) {
        return task.id().equals("recordRoundResults")
                && does(task, "taskListener", "${escalateLateEntry}")
                && does(steps.get("neurologistIsDue"), "executionListener", "${passDeadline}");
    }

    private static boolean does(KeptElement step, String listener, String bean) {
        return step.does(listener).anyMatch(line -> line.contains("delegateExpression=\"" + bean + "\""));
    }

    private static final String TASK =
            """
            <bpmn:userTask id="ownTask" name="Telephone the ward" camunda:candidateGroups="msNurse" \
            camunda:dueDate="${taskPolicy.dueAt(execution)}" camunda:formRef="ownForm" camunda:formRefBinding="latest">\
            <bpmn:documentation>The ward wants to know.</bpmn:documentation>\
            <bpmn:extensionElements><camunda:taskListener event="timeout" delegateExpression="${escalateOverdueTask}" \
            id="ownOverdue"><bpmn:timerEventDefinition id="ownTimer"><bpmn:timeDate>${taskPolicy.dueAt(execution)}\
            </bpmn:timeDate></bpmn:timerEventDefinition></camunda:taskListener></bpmn:extensionElements></bpmn:userTask>""";

    private static final String CONDITION =
            "><bpmn:conditionExpression>${dayNumber == 1}</bpmn:conditionExpression></bpmn:sequenceFlow>";

    private static final String ASIDE = """
            <bpmn:endEvent id="ownEnd" />""";

    private static String id(Path file) {
        return file.getFileName().toString().replace(".bpmn", "");
    }

    private static String flow(String id, String from, String to) {
        return "<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\" />".formatted(id, from, to);
    }

    /** The flow leads to ownTask, or to ownGateway where that is among what is added, in the flow's own scope. */
    private static String withStepOn(String diagram, SequenceFlow flow, String added) {
        String first = added.contains("ownGateway") ? "ownGateway" : "ownTask";
        return diagram.replaceAll(
                        "(<bpmn:sequenceFlow id=\"" + flow.getId() + "\"[^>]*targetRef=\")[^\"]*\"",
                        "$1" + first + "\"")
                .replaceFirst(
                        "<bpmn:sequenceFlow id=\"" + flow.getId() + "\"",
                        java.util.regex.Matcher.quoteReplacement(added) + "$0");
    }

    static Stream<String[]> ownWays() {
        String gateway = "<bpmn:exclusiveGateway id=\"ownGateway\" name=\"Well?\" default=\"ownWay\" />";
        String parallel = "<bpmn:parallelGateway id=\"ownGateway\" />";
        String toTarget = flow("ownWay", "ownGateway", "TARGET");
        return Stream.of(
                new String[] {
                    "",
                    gateway
                            + toTarget
                            + TASK
                            + flow("ownA", "ownGateway", "ownTask").replace(" />", CONDITION)
                            + flow("ownB", "ownTask", "TARGET")
                },
                new String[] {
                    "",
                    parallel
                            + toTarget
                            + TASK
                            + flow("ownA", "ownGateway", "ownTask")
                            + flow("ownB", "ownTask", "ownEnd")
                            + ASIDE
                },
                new String[] {"no longer leads to", gateway + toTarget + flow("ownA", "ownGateway", "ownEnd") + ASIDE},
                new String[] {"no longer leads to", parallel + flow("ownA", "ownGateway", "ownEnd") + ASIDE},
                new String[] {
                    "no longer leads to",
                    parallel
                            + toTarget
                            + TASK
                            + flow("ownA", "ownGateway", "ownTask")
                            + flow("ownB", "ownTask", "TARGET")
                },
                new String[] {
                    "could wait for ever",
                    TASK.replaceFirst("<bpmn:extensionElements>.*</bpmn:extensionElements>", "")
                            + flow("ownWay", "ownTask", "TARGET")
                },
                new String[] {
                    "could wait for ever",
                    TASK.replaceFirst("camunda:dueDate=\"[^\"]*\"", "") + flow("ownWay", "ownTask", "TARGET")
                },
                new String[] {
                    "runs code of the product",
                    TASK.replace("event=\"timeout\"", "event=\"create\"") + flow("ownWay", "ownTask", "TARGET")
                },
                new String[] {
                    "is added. Beside",
                    "<bpmn:serviceTask id=\"ownTask\" camunda:delegateExpression=\"${endPathway}\" />"
                            + flow("ownWay", "ownTask", "TARGET")
                },
                new String[] {
                    "is added. Beside",
                    "<bpmn:callActivity id=\"ownTask\" calledElement=\"infusionDay\" />"
                            + flow("ownWay", "ownTask", "TARGET")
                },
                new String[] {
                    "is added. Beside", "<bpmn:receiveTask id=\"ownTask\" />" + flow("ownWay", "ownTask", "TARGET")
                },
                new String[] {
                    "records 'decision'",
                    "<bpmn:businessRuleTask id=\"ownTask\" camunda:decisionRef=\"courseDays\" camunda:resultVariable=\"decision\" />"
                            + flow("ownWay", "ownTask", "TARGET")
                });
    }

    @ParameterizedTest
    @MethodSource("ownWays")
    void waysOfTheOwnersGoOnWhereTheProductGoes(String problem, String added) {
        Path file = Path.of("bpmn/infusionDay.bpmn");
        SequenceFlow flow =
                Bpmn.readModelFromFile(file.toFile()).getModelElementById("startInfusionJoinToStartInfusion");
        List<String> problems =
                problems(file, withStepOn(ModelFiles.text(file), flow, added.replace("TARGET", "startInfusion")));
        if (problem.isEmpty()) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).anyMatch(each -> each.contains(problem));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|<bpmn:boundaryEvent id='own' attachedToRef='startInfusion' cancelActivity='false'><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:endEvent id='ownEnd'/><bpmn:sequenceFlow id='ownWay' sourceRef='own' targetRef='ownEnd'/>",
                "would end 'startInfusion' before it is done|<bpmn:boundaryEvent id='own' attachedToRef='startInfusion'><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>",
                "a way that the product does not go|<bpmn:boundaryEvent id='own' attachedToRef='prepareInfusion' cancelActivity='false'><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:sequenceFlow id='ownWay' sourceRef='own' targetRef='startInfusion'/>",
                "a way that the product does not go|<bpmn:sequenceFlow id='ownWay' sourceRef='prepareInfusion' targetRef='startInfusion'/>",
                "a way that the product does not go|<bpmn:sequenceFlow id='ownWay' sourceRef='isTheInfusionStarted' targetRef='ownEnd'/><bpmn:endEvent id='ownEnd'/>",
                "is added. Beside|<bpmn:subProcess id='own' triggeredByEvent='true'><bpmn:startEvent id='ownStart'/></bpmn:subProcess>",
                "is added. Beside|<bpmn:endEvent id='own'><bpmn:terminateEventDefinition/></bpmn:endEvent>",
                "is added. Beside|<bpmn:startEvent id='own'/>"
            })
    void whatIsAddedEndsAndPassesNothing(String problem, String added) {
        Path file = Path.of("bpmn/infusionDay.bpmn");
        List<String> problems = problems(
                file,
                withStepOn(
                                ModelFiles.text(file),
                                Bpmn.readModelFromFile(file.toFile())
                                        .getModelElementById("startInfusionJoinToStartInfusion"),
                                added)
                        .replace("targetRef=\"ownTask\"", "targetRef=\"startInfusion\""));
        if (problem == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).anyMatch(each -> each.contains(problem));
        }
    }

    @Test
    void wordsGroupsAndTheDrawingAreTheOwners() {
        for (Path file : ModelFiles.in("bpmn", ".bpmn")) {
            String edited = ModelFiles.text(file)
                    .replaceAll(" name=\"([^\"$]*)\" (camunda|sourceRef|default|attachedToRef)", " name=\"Our $1\" $2")
                    .replaceAll("candidateGroups=\"msNurse\"", "candidateGroups=\"neurologist\"")
                    .replaceAll("<bpmn:documentation>[^<]*", "<bpmn:documentation>Ours")
                    .replaceAll(" x=\"(\\d+)\"", " x=\"1$1\"")
                    .replaceAll("versionTag=\"[^\"]*\"", "versionTag=\"ours\"");
            assertThat(problems(file, edited)).as(file.toString()).isEmpty();
        }
    }

    @Test
    void aProcessOfTheOwnersRunsNothingOfTheProducts() {
        BpmnModelInstance own = Bpmn.createExecutableProcess("ours")
                .startEvent()
                .businessRuleTask()
                .camundaDelegateExpression("${endPathway}")
                .callActivity()
                .calledElement("infusionDay")
                .endEvent()
                .done();
        assertThat(problems(Path.of("ours.bpmn"), Bpmn.convertToString(own)))
                .anyMatch(each -> each.contains("runs code of the product"))
                .anyMatch(each -> each.contains("(callActivity) is added. In a process of your own stand"));
    }

    private List<String> problems(Path file, String diagram) {
        try {
            Map<String, byte[]> files = Map.of(file.getFileName().toString(), diagram.getBytes(StandardCharsets.UTF_8));
            return Stream.of(new KeptDiagramCheck(KEPT), new OwnStepCheck(KEPT))
                    .flatMap(check -> check.problems(files).stream())
                    .toList();
        } catch (ModelException e) {
            return List.of("cannot be read");
        }
    }
}
