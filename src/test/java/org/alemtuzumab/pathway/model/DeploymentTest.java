package org.alemtuzumab.pathway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Test;

/** What the engine needs to know of each model, so that one that Modeler deploys alone works at once. */
class DeploymentTest {

    /** 20 years, as long as records of the treatment are kept. */
    private static final String TIME_TO_LIVE = "P7300D";

    @Test
    void processesAndDecisionsHaveNameVersionAndTimeToLive() {
        assertThat(incomplete(Models.product())).isEmpty();
    }

    @Test
    void aProcessWithoutNameVersionOrTimeToLiveIsFound() {
        Models models = Models.of(
                Bpmn.createExecutableProcess("example").startEvent("begun").done());

        assertThat(incomplete(models))
                .containsExactly(
                        "example.bpmn has no name",
                        "example.bpmn has no version tag",
                        "example.bpmn keeps its history for P180D, not P7300D",
                        "example.bpmn has no documentation");
    }

    @Test
    void formsDecisionsAndCalledProcessesAreBoundToTheirLatestVersion() {
        assertThat(bindings(Models.product())).isEmpty();
    }

    @Test
    void aFixedVersionIsFound() {
        Models models = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .userTask("recordCd4")
                .camundaFormRef("recordCd4")
                .camundaFormRefBinding("deployment")
                .callActivity("runRound")
                .calledElement("round")
                .camundaCalledElementBinding("version")
                .done());

        assertThat(bindings(models))
                .containsExactlyInAnyOrder(
                        "example.bpmn: recordCd4 is bound to 'deployment', not to the latest version",
                        "example.bpmn: runRound is bound to 'version', not to the latest version",
                        "example.bpmn: runRound does not pass the business key on");
    }

    @Test
    void onlyAPathwayAReportAMixUpAndAChangeOfProfileCanBeStartedFromTasklist() {
        assertThat(Models.product().processes())
                .filteredOn(each -> each.process().isCamundaStartableInTasklist())
                .extracting(ProcessModel::id)
                .containsExactlyInAnyOrder("treatmentPathway", "patientReport", "changeProfile", "mixUp");
    }

    private static List<String> incomplete(Models models) {
        List<String> faults = new ArrayList<>();
        for (ProcessModel model : models.processes()) {
            Process process = model.process();
            needs(faults, model.file(), "name", process.getName());
            needs(faults, model.file(), "version tag", process.getCamundaVersionTag());
            timeToLive(faults, model.file(), process.getCamundaHistoryTimeToLiveString());
            needs(faults, model.file(), "documentation", ProcessModel.documentation(process));
            if (!process.isExecutable()) {
                faults.add(model.file() + " cannot be executed");
            }
        }
        for (DecisionModel model : models.decisions()) {
            Decision decision = model.decision();
            needs(faults, model.file(), "name", decision.getName());
            needs(faults, model.file(), "version tag", decision.getVersionTag());
            timeToLive(faults, model.file(), decision.getCamundaHistoryTimeToLiveString());
            needs(
                    faults,
                    model.file(),
                    "description",
                    decision.getDescription() == null
                            ? ""
                            : decision.getDescription().getTextContent());
        }
        return faults;
    }

    private static void needs(List<String> faults, String file, String what, String value) {
        if (value == null || value.isBlank()) {
            faults.add("%s has no %s".formatted(file, what));
        }
    }

    private static void timeToLive(List<String> faults, String file, String value) {
        if (!TIME_TO_LIVE.equals(value)) {
            faults.add("%s keeps its history for %s, not %s".formatted(file, value, TIME_TO_LIVE));
        }
    }

    private static List<String> bindings(Models models) {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (UserTask task : process.userTasks()) {
                latest(faults, process.at(task), task.getCamundaFormRefBinding());
            }
            for (StartEvent start : process.all(StartEvent.class)) {
                if (start.getCamundaFormRef() != null) {
                    latest(faults, process.at(start), start.getCamundaFormRefBinding());
                }
            }
            for (BusinessRuleTask task : process.all(BusinessRuleTask.class)) {
                latest(faults, process.at(task), task.getCamundaDecisionRefBinding());
            }
            for (CallActivity call : process.calls()) {
                latest(faults, process.at(call), call.getCamundaCalledElementBinding());
                if (ProcessModel.extensions(call, CamundaIn.class).stream()
                        .noneMatch(in -> in.getCamundaBusinessKey() != null)) {
                    faults.add(process.at(call) + " does not pass the business key on");
                }
            }
        }
        return faults;
    }

    private static void latest(List<String> faults, String place, String binding) {
        if (!"latest".equals(binding)) {
            faults.add("%s is bound to '%s', not to the latest version".formatted(place, binding));
        }
    }
}
