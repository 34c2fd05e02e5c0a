package org.alemtuzumab.pathway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Escalation;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** The engine stays silent about an escalation that nobody catches: a finding would never reach a specialist. */
class EscalationsTest {

    @Test
    void everyThrownEscalationIsCaughtOnEveryWayUp() {
        assertThat(uncaught(Models.product())).isEmpty();
    }

    @Test
    void anEscalationThatNobodyCatchesIsFound() {
        assertThat(uncaught(Models.of(thrower(), caller("main", false))))
                .containsExactly("thrower.bpmn: findingsFound throws findingsRaised, which main.bpmn does not catch");
    }

    @Test
    void aSecondCallerThatDoesNotCatchIsFound() {
        assertThat(uncaught(Models.of(thrower(), caller("main", true), caller("other", false))))
                .containsExactly("thrower.bpmn: findingsFound throws findingsRaised, which other.bpmn does not catch");
    }

    @Test
    void aCatchAboveTheCallerIsEnough() {
        BpmnModelInstance between = Bpmn.createExecutableProcess("between")
                .startEvent("begun")
                .callActivity("callThrower")
                .calledElement("thrower")
                .endEvent("ended")
                .done();
        BpmnModelInstance top = Bpmn.createExecutableProcess("main")
                .startEvent("begun")
                .callActivity("callBetween")
                .calledElement("between")
                .boundaryEvent("findings")
                .cancelActivity(false)
                .escalation("findingsRaised")
                .endEvent("routed")
                .moveToActivity("callBetween")
                .endEvent("ended")
                .done();

        assertThat(uncaught(Models.of(thrower(), between, top))).isEmpty();
    }

    @Test
    void anEventSubProcessDoesNotCatchWhatItThrowsItself() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("main")
                .startEvent("begun")
                .endEvent("ended")
                .done();
        model.getModelElementsByType(Process.class)
                .iterator()
                .next()
                .builder()
                .eventSubProcess("routing")
                .startEvent("caught")
                .interrupting(false)
                .escalation("findingsRaised")
                .intermediateThrowEvent("again")
                .escalation("findingsRaised")
                .endEvent("routed");

        assertThat(uncaught(Models.of(model)))
                .containsExactly("main.bpmn: again throws findingsRaised, which main.bpmn does not catch");
    }

    private static BpmnModelInstance thrower() {
        return Bpmn.createExecutableProcess("thrower")
                .startEvent("begun")
                .intermediateThrowEvent("findingsFound")
                .escalation("findingsRaised")
                .endEvent("ended")
                .done();
    }

    private static BpmnModelInstance caller(String id, boolean catching) {
        BpmnModelInstance model = Bpmn.createExecutableProcess(id)
                .startEvent("begun")
                .callActivity("callThrower")
                .calledElement("thrower")
                .endEvent("ended")
                .done();
        if (catching) {
            model.getModelElementsByType(Process.class)
                    .iterator()
                    .next()
                    .builder()
                    .eventSubProcess("routing")
                    .startEvent("caught")
                    .interrupting(false)
                    .escalation("findingsRaised")
                    .endEvent("routed");
        }
        return model;
    }

    private static List<String> uncaught(Models models) {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (ThrowEvent event : process.all(ThrowEvent.class)) {
                ProcessModel.trigger(event, EscalationEventDefinition.class)
                        .map(EscalationEventDefinition::getEscalation)
                        .map(Escalation::getEscalationCode)
                        .ifPresent(code -> deafTops(models, process, event, code, true, List.of())
                                .forEach(top -> faults.add("%s throws %s, which %s does not catch"
                                        .formatted(process.at(event), code, top))));
            }
        }
        return faults;
    }

    /**
     * The files of the topmost processes that an escalation reaches without having been caught.
     *
     * @param here whether it was thrown in this process itself: an event sub-process does not catch its own
     */
    private static List<String> deafTops(
            Models models, ProcessModel process, FlowNode node, String code, boolean here, List<String> way) {
        if (caughtWithin(process, node, code, here) || way.contains(process.id())) {
            return List.of();
        }
        List<String> longer = new ArrayList<>(way);
        longer.add(process.id());
        List<String> tops = new ArrayList<>();
        boolean called = false;
        for (ProcessModel caller : models.processes()) {
            for (CallActivity call : caller.calls()) {
                if (process.id().equals(call.getCalledElement())) {
                    called = true;
                    tops.addAll(deafTops(models, caller, call, code, false, longer));
                }
            }
        }
        return called ? tops : List.of(process.file());
    }

    private static boolean caughtWithin(ProcessModel process, FlowNode thrower, String code, boolean here) {
        if (thrower instanceof CallActivity && hasBoundary(process, thrower, code)) {
            return true;
        }
        for (ModelElementInstance scope = ProcessModel.scope(thrower), inner = thrower;
                scope instanceof Process || scope instanceof SubProcess;
                inner = scope, scope = ProcessModel.scope(scope)) {
            ModelElementInstance from = inner;
            boolean caught = scope.getChildElementsByType(SubProcess.class).stream()
                    .filter(SubProcess::triggeredByEvent)
                    .filter(handler -> !here || !handler.equals(from))
                    .flatMap(handler -> handler.getChildElementsByType(StartEvent.class).stream())
                    .anyMatch(start -> catches(start, code));
            if (caught || scope instanceof SubProcess subProcess && hasBoundary(process, subProcess, code)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasBoundary(ProcessModel process, FlowNode host, String code) {
        return process.all(BoundaryEvent.class).stream()
                .anyMatch(event -> event.getAttachedTo().equals(host) && catches(event, code));
    }

    private static boolean catches(FlowNode event, String code) {
        return ProcessModel.trigger(event, EscalationEventDefinition.class)
                .filter(definition -> definition.getEscalation() == null
                        || code.equals(definition.getEscalation().getEscalationCode()))
                .isPresent();
    }
}
