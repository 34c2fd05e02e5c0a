package org.alemtuzumab.pathway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** MON-07: monitoring never ends silently, a person signs its end. */
class EndOfMonitoringTest {

    private static final String SIGN_OFF = "decideEndOfMonitoring";

    @Test
    void noWayEndsMonitoringWithoutAPersonsSignature() {
        ProcessModel monitoring = Models.product().process("monitoring").orElseThrow();

        assertThat(monitoring.userTasks()).extracting(FlowNode::getId).contains(SIGN_OFF);
        assertThat(Tokens.wayToTheEndWithout(monitoring, SIGN_OFF)).isEmpty();
    }

    @Test
    void aWayAroundTheSignatureIsFound() {
        ProcessModel monitoring = ProcessModel.of(Bpmn.createExecutableProcess("monitoring")
                .startEvent("begun")
                .exclusiveGateway("isLast")
                .userTask(SIGN_OFF)
                .endEvent("ended")
                .moveToNode("isLast")
                .serviceTask("closeSilently")
                .endEvent("closed")
                .done());

        assertThat(Tokens.wayToTheEndWithout(monitoring, SIGN_OFF))
                .containsExactly("begun", "isLast", "closeSilently", "closed");
    }

    @Test
    void aTimerThatGivesUpTheSignatureIsFound() {
        ProcessModel monitoring = ProcessModel.of(Bpmn.createExecutableProcess("monitoring")
                .startEvent("begun")
                .userTask(SIGN_OFF)
                .endEvent("ended")
                .moveToActivity(SIGN_OFF)
                .boundaryEvent("tooLate")
                .timerWithDuration("P1Y")
                .endEvent("givenUp")
                .done());

        assertThat(Tokens.wayToTheEndWithout(monitoring, SIGN_OFF)).containsExactly("begun", "tooLate", "givenUp");
    }

    @Test
    void anEndBesideTheSignatureIsNone() {
        ProcessModel monitoring = ProcessModel.of(Bpmn.createExecutableProcess("monitoring")
                .startEvent("begun")
                .exclusiveGateway("nextRound")
                .parallelGateway("beside")
                .callActivity("round")
                .endEvent("roundClosed")
                .moveToNode("beside")
                .exclusiveGateway("isLast")
                .connectTo("nextRound")
                .moveToNode("isLast")
                .userTask(SIGN_OFF)
                .endEvent("ended")
                .moveToActivity(SIGN_OFF)
                .boundaryEvent("notSigned")
                .cancelActivity(false)
                .timerWithDuration("P28D")
                .userTask("escalateUnsignedEnd")
                .endEvent("escalationAnswered")
                .done());

        assertThat(Tokens.wayToTheEndWithout(monitoring, SIGN_OFF)).isEmpty();
    }

    @Test
    void thePathwayOfATreatedPatientEndsWithMonitoringOrWhenThePatientLeaves() {
        ProcessModel pathway = Models.product().process("treatmentPathway").orElseThrow();

        assertThat(terminating(pathway, endsWithout(pathway, "monitoring"))).isEmpty();
        assertThat(interruptedBy(pathway)).containsExactly("patientLeft");
    }

    @Test
    void anotherWayToTheEndOfThePathwayIsFound() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("treatmentPathway")
                .startEvent("begun")
                .parallelGateway("beside")
                .callActivity("monitoring")
                .endEvent("monitoringCompleted")
                .moveToNode("beside")
                .callActivity("treatment")
                .endEvent("treatmentEnded")
                .done();
        model.getModelElementsByType(EndEvent.class)
                .forEach(end -> end.addChildElement(model.newInstance(TerminateEventDefinition.class)));
        model.getModelElementsByType(Process.class)
                .iterator()
                .next()
                .builder()
                .eventSubProcess("tooLate")
                .startEvent("yearsPassed")
                .timerWithDuration("P5Y")
                .endEvent("givenUp");
        ProcessModel pathway = ProcessModel.of(model);

        assertThat(terminating(pathway, endsWithout(pathway, "monitoring"))).containsExactly("treatmentEnded");
        assertThat(interruptedBy(pathway)).containsExactly("yearsPassed");
    }

    private static List<String> terminating(ProcessModel process, List<String> ends) {
        return process.all(EndEvent.class).stream()
                .filter(end -> ProcessModel.trigger(end, TerminateEventDefinition.class)
                        .isPresent())
                .map(FlowNode::getId)
                .filter(ends::contains)
                .toList();
    }

    /** What interrupts the whole process: messages by their names, anything else by its event. */
    private static List<String> interruptedBy(ProcessModel process) {
        return process.all(StartEvent.class).stream()
                .filter(start -> ProcessModel.isEventSubProcess(ProcessModel.scope(start)) && start.isInterrupting())
                .filter(start -> process.process().equals(ProcessModel.scope(ProcessModel.scope(start))))
                .map(start -> ProcessModel.trigger(start, MessageEventDefinition.class)
                        .map(definition -> definition.getMessage().getName())
                        .orElse(start.getId()))
                .toList();
    }

    /** The ends of the process itself that a token can reach without the task having been completed. */
    private static List<String> endsWithout(ProcessModel process, String task) {
        Set<FlowNode> reached = new HashSet<>();
        Deque<FlowNode> open = new ArrayDeque<>();
        process.all(StartEvent.class).stream()
                .filter(start -> process.process().equals(ProcessModel.scope(start)))
                .forEach(open::add);
        while (!open.isEmpty()) {
            FlowNode node = open.remove();
            if (!reached.add(node)) {
                continue;
            }
            process.all(BoundaryEvent.class).stream()
                    .filter(event -> event.getAttachedTo().equals(node))
                    .forEach(open::add);
            if (node.getId().equals(task) || node instanceof SubProcess subProcess && requires(subProcess, task)) {
                continue;
            }
            node.getOutgoing().stream().map(SequenceFlow::getTarget).forEach(open::add);
        }
        List<String> ends = new ArrayList<>();
        for (FlowNode node : reached) {
            if (node instanceof EndEvent) {
                ends.add(node.getId());
            }
        }
        return ends;
    }

    /** Whether a sub-process holds the task, so that leaving it needs its completion. */
    private static boolean requires(SubProcess subProcess, String task) {
        return subProcess.getChildElementsByType(FlowNode.class).stream()
                .map(ModelElementInstance::getDomElement)
                .anyMatch(each -> task.equals(each.getAttribute("id")));
    }
}
