package org.alemtuzumab.pathway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/** A gateway that decides asks a question, and takes its default where no condition holds: never the way by chance. */
class GatewaysTest {

    /** The steps that bring a patient nearer to the drug. */
    private static final Set<String> INFUSING = Set.of(
            "infusionCourse", "infusionDay", "givePremedication", "prepareInfusion", "startInfusion", "resumeInfusion");

    @Test
    void gatewaysAskAndHaveADefault() {
        assertThat(faults(Models.product())).isEmpty();
    }

    @Test
    void aForkWithoutQuestionDefaultOrConditionIsFound() {
        Models models = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .exclusiveGateway("isEligible")
                .name("Eligible")
                .sequenceFlowId("toEligible")
                .endEvent("eligible")
                .moveToNode("isEligible")
                .sequenceFlowId("toDeferred")
                .endEvent("deferred")
                .done());

        assertThat(faults(models))
                .containsExactlyInAnyOrder(
                        "example.bpmn: isEligible asks no question",
                        "example.bpmn: isEligible has no default flow",
                        "example.bpmn: toEligible has no answer to its gateway's question",
                        "example.bpmn: toDeferred has no answer to its gateway's question",
                        "example.bpmn: toEligible has no condition",
                        "example.bpmn: toDeferred has no condition");
    }

    @Test
    void aLabelOnAParallelGatewayIsFound() {
        Models models = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .parallelGateway("both")
                .name("Do both")
                .endEvent("ended")
                .moveToNode("both")
                .endEvent("endedToo")
                .done());

        assertThat(faults(models)).containsExactly("example.bpmn: both decides nothing, so it has no label");
    }

    @Test
    void aForkAtATaskIsFound() {
        Models models = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .userTask("recordCd4")
                .endEvent("ended")
                .moveToNode("recordCd4")
                .endEvent("endedToo")
                .done());

        assertThat(faults(models)).containsExactly("example.bpmn: recordCd4 forks without a gateway");
    }

    @Test
    void whereNoConditionHoldsNobodyIsInfusedAndNoWorkIsLeftOut() {
        assertThat(unsafe(Models.product())).isEmpty();
    }

    @Test
    void aDefaultThatInfusesOrLeavesWorkOutIsFound() {
        Models models = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .exclusiveGateway("isFit")
                .userTask("startInfusion")
                .exclusiveGateway("arePlateletsDue")
                .userTask("recordPlatelets")
                .endEvent("counted")
                .moveToNode("isFit")
                .endEvent("notFit")
                .moveToNode("arePlateletsDue")
                .exclusiveGateway("join")
                .endEvent("notDue")
                .done());
        ExclusiveGateway isFit = models.processes().get(0).model().getModelElementById("isFit");
        isFit.setDefault(flowTo("startInfusion", isFit));
        ExclusiveGateway areDue = models.processes().get(0).model().getModelElementById("arePlateletsDue");
        areDue.setDefault(flowTo("join", areDue));

        assertThat(unsafe(models))
                .containsExactly(
                        "example.bpmn: isFit takes the way to startInfusion by default",
                        "example.bpmn: arePlateletsDue leaves out recordPlatelets by default");
    }

    private static SequenceFlow flowTo(String target, ExclusiveGateway gateway) {
        return gateway.getOutgoing().stream()
                .filter(flow -> flow.getTarget().getId().equals(target))
                .findFirst()
                .orElseThrow();
    }

    /** Defaults that give the drug, or end where another answer asks a person for something. */
    private static List<String> unsafe(Models models) {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (ExclusiveGateway gateway : process.all(ExclusiveGateway.class)) {
                if (gateway.getDefault() == null) {
                    continue;
                }
                FlowNode next = afterJoins(gateway.getDefault().getTarget());
                if (INFUSING.contains(next.getId())) {
                    faults.add("%s takes the way to %s by default".formatted(process.at(gateway), next.getId()));
                }
                for (SequenceFlow other : gateway.getOutgoing()) {
                    if (next instanceof EndEvent
                            && other.getTarget() instanceof UserTask
                            && !INFUSING.contains(other.getTarget().getId())) {
                        faults.add("%s leaves out %s by default"
                                .formatted(
                                        process.at(gateway), other.getTarget().getId()));
                    }
                }
            }
        }
        return faults;
    }

    private static FlowNode afterJoins(FlowNode node) {
        FlowNode next = node;
        while (next instanceof Gateway && next.getOutgoing().size() == 1) {
            next = next.getOutgoing().iterator().next().getTarget();
        }
        return next;
    }

    private static List<String> faults(Models models) {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (FlowNode node : process.all(FlowNode.class)) {
                boolean forks = node.getOutgoing().size() > 1;
                if (forks && (node instanceof ExclusiveGateway || node instanceof InclusiveGateway)) {
                    decision(process, (Gateway) node, faults);
                } else if (node instanceof Gateway && labelled(node.getName())) {
                    faults.add(process.at(node) + " decides nothing, so it has no label");
                } else if (forks && node instanceof Activity) {
                    faults.add(process.at(node) + " forks without a gateway");
                }
            }
        }
        return faults;
    }

    private static void decision(ProcessModel process, Gateway gateway, List<String> faults) {
        if (!labelled(gateway.getName()) || !gateway.getName().trim().endsWith("?")) {
            faults.add(process.at(gateway) + " asks no question");
        }
        SequenceFlow safe = gateway instanceof ExclusiveGateway exclusive
                ? exclusive.getDefault()
                : ((InclusiveGateway) gateway).getDefault();
        if (safe == null) {
            faults.add(process.at(gateway) + " has no default flow");
        }
        for (SequenceFlow flow : gateway.getOutgoing()) {
            if (!labelled(flow.getName())) {
                faults.add(process.at(flow) + " has no answer to its gateway's question");
            }
            boolean hasCondition = flow.getConditionExpression() != null;
            if (flow.equals(safe) && hasCondition) {
                faults.add(process.at(flow) + " is the default, so it has no condition");
            } else if (!flow.equals(safe) && !hasCondition) {
                faults.add(process.at(flow) + " has no condition");
            }
        }
    }

    private static boolean labelled(String name) {
        return name != null && !name.isBlank();
    }
}
