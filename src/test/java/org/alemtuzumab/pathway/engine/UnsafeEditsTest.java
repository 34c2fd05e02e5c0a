package org.alemtuzumab.pathway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.model.ModelFiles;
import org.alemtuzumab.pathway.story.Members;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A process owner deploys an edited diagram or form to a clinic that runs: what would make the pathway unsafe is refused, with
 * file, step, what is wrong and what would be right. {@link EveryPartOfADiagramTest} does to every step what is done to one here.
 */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:unsafe-edits;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
class UnsafeEditsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PUT_BACK = "Put it back, and let a step of your own do what is added.";
    private static final String MISSING = "belongs to the product and is missing here. Put it back where it was.";
    private static final String ASK_AS_BEFORE = "Ask it as before";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IdentityService identity;

    @BeforeEach
    void logIn() {
        Members.join(identity, "processOwner");
        identity.setAuthentication("processOwner", List.of("processOwner"));
    }

    @AfterEach
    void logOut() {
        identity.clearAuthentication();
    }

    /**
     * @param files as the owner deploys them together
     * @param told all that the refusal says of them
     */
    private record Edit(String name, Map<String, String> files, List<String> told) {

        @Override
        public String toString() {
            return name;
        }

        Edit and(Edit other) {
            Map<String, String> both = new LinkedHashMap<>(files);
            both.putAll(other.files);
            return new Edit(
                    name + " and " + other.name,
                    both,
                    Stream.concat(told.stream(), other.told.stream()).toList());
        }
    }

    /** An edit of one element of a diagram. */
    private static Edit step(String name, String process, String id, Consumer<Element> change, String... told) {
        Document document = Xml.read(Path.of("bpmn", process + ".bpmn"));
        change.accept(Xml.byId(document, id));
        List<String> all = new ArrayList<>(List.of(told));
        all.add(process + ".bpmn, step '");
        return new Edit(name, Map.of(process + ".bpmn", new String(Xml.bytes(document), StandardCharsets.UTF_8)), all);
    }

    /** An edit of one question of a form. */
    private static Edit question(String name, String form, String key, Consumer<ObjectNode> change, String... told) {
        return form(
                name,
                form,
                schema -> schema.findParents("key").stream()
                        .filter(field -> field.path("key").asText().equals(key))
                        .map(ObjectNode.class::cast)
                        .forEach(change),
                told);
    }

    private static Edit form(String name, String form, Consumer<ObjectNode> change, String... told) {
        ObjectNode schema = schema(form);
        change.accept(schema);
        List<String> all = new ArrayList<>(List.of(told));
        all.add(form + ".form");
        return new Edit(name, Map.of(form + ".form", schema.toString()), all);
    }

    static Stream<Edit> unsafe() {
        return Stream.of(
                        stepsThatGo(),
                        timesAndEvents(),
                        listenersAndTasks(),
                        waysAndGateways(),
                        callsAndProcesses(),
                        codeOfItsOwn(),
                        whatIsAdded(),
                        questions(),
                        whatAFormShows(),
                        filesTogether())
                .flatMap(edits -> edits);
    }

    private static Stream<Edit> stepsThatGo() {
        return Stream.of(
                step(
                        "the signature of the end goes",
                        "monitoring",
                        "decideEndOfMonitoring",
                        DELETE,
                        "Decide on the end of monitoring (decideEndOfMonitoring) " + MISSING),
                step(
                        "nobody is told of an unsigned end",
                        "monitoring",
                        "endUnsigned",
                        DELETE,
                        "Not signed (endUnsigned) " + MISSING),
                step(
                        "findings are raised and nobody is there",
                        "treatmentPathway",
                        "findingsRaisedAnywhere",
                        DELETE,
                        "(findingsRaisedAnywhere) " + MISSING,
                        "(routeFindings) " + MISSING),
                step(
                        "findings are not raised",
                        "evaluation",
                        "findingsRaised",
                        DELETE,
                        "Findings raised (findingsRaised) " + MISSING),
                step(
                        "a new infusion does not move the anchor",
                        "monitoring",
                        "anchorMoved",
                        DELETE,
                        "Anchor moved (anchorMoved) " + MISSING),
                step(
                        "results are judged by nobody",
                        "evaluation",
                        "evaluateResults",
                        DELETE,
                        "Evaluate results (evaluateResults) " + MISSING),
                step(
                        "an evaluation that fails opens no task",
                        "evaluation",
                        "evaluateByHand",
                        DELETE,
                        "(evaluateByHand) " + MISSING),
                step(
                        "nobody tells that a visit is overdue",
                        "referral",
                        "visitOverdue",
                        DELETE,
                        "(visitOverdue) " + MISSING),
                step(
                        "a step has another id",
                        "referral",
                        "recordOutcome",
                        otherId("recordResult"),
                        "Record outcome (recordOutcome) " + MISSING),
                step(
                        "an evaluation is ticked off",
                        "evaluation",
                        "evaluateResults",
                        kind("manualTask"),
                        "Evaluate results (evaluateResults) " + MISSING),
                step(
                        "a process has another id",
                        "monitoring",
                        "monitoring",
                        set("id", "ourMonitoring"),
                        "Plan next round (planNextRound) (serviceTask) is added. In a process of your own stand: "));
    }

    private static Stream<Edit> timesAndEvents() {
        return Stream.of(
                step(
                        "a day that never comes",
                        "monitoring",
                        "endUnsignedTimer",
                        child("timeDate", text("${clinicTime.at('2090-01-01')}")),
                        "Not signed (endUnsigned) does something else here; it lacks timerEventDefinition timeDate ${endOfMonitoring.unsignedAt(patientNumber)}",
                        PUT_BACK),
                step(
                        "a fixed day",
                        "monitoring",
                        "nextRoundOpensTimer",
                        child("timeDate", text("2090-01-01T00:00:00")),
                        "it has in addition timerEventDefinition timeDate 2090-01-01T00:00:00"),
                step(
                        "a date becomes a duration",
                        "monitoring",
                        "endUnsignedTimer",
                        child("timeDate", renamed("timeDuration")),
                        "it has in addition timerEventDefinition timeDuration"),
                step(
                        "a timer that comes again comes once",
                        "referral",
                        "referralUnseenTimer",
                        child("timeCycle", renamed("timeDate")),
                        "it lacks timerEventDefinition timeCycle ${visitCycle}"),
                step(
                        "a reminder ends the task",
                        "referral",
                        "referralUnseen",
                        set("cancelActivity", "true"),
                        "Not seen in time (referralUnseen) does something else here; it lacks cancelActivity=\"false\""),
                step(
                        "a day that is over ends nothing",
                        "infusionDay",
                        "dayOverAtPremedication",
                        set("cancelActivity", "false"),
                        "it has in addition cancelActivity=\"false\""),
                step(
                        "a reminder stands at another step",
                        "referral",
                        "referralUnseen",
                        set("attachedToRef", "recordVisit"),
                        "it lacks attachedToRef=\"acknowledgeReferral\""),
                step(
                        "a finding ends the pathway",
                        "treatmentPathway",
                        "findingsRaised",
                        set("isInterrupting", "true"),
                        "it lacks isInterrupting=\"false\""),
                step(
                        "a sub-process waits for no event",
                        "treatmentPathway",
                        "safetyEventAtAnyTime",
                        set("triggeredByEvent", "false"),
                        "it lacks triggeredByEvent=\"true\""),
                step(
                        "findings are raised under another name",
                        "evaluation",
                        "escalation_findingsRaised",
                        set("escalationCode", "findings"),
                        "it lacks escalationEventDefinition escalationRef=\"findingsRaised\"; it has in addition escalationEventDefinition escalationRef=\"findings\""),
                step(
                        "a message is awaited under another name",
                        "treatmentPathway",
                        "message_pregnancyReported",
                        set("name", "pregnancyTold"),
                        "it has in addition messageEventDefinition messageRef=\"pregnancyTold\""),
                step(
                        "a message is another one's",
                        "monitoring",
                        "lastRoundClosedMessage",
                        set("messageRef", "message_anchorMoved"),
                        "Last round closed (lastRoundClosed) does something else here; it lacks messageEventDefinition messageRef=\"lastRoundClosed\""),
                step(
                        "an end ends all",
                        "monitoring",
                        "roundClosed",
                        add("terminateEventDefinition"),
                        "Round closed (roundClosed) does something else here; it has in addition terminateEventDefinition"),
                step(
                        "an end no longer ends all",
                        "evaluation",
                        "resultsEvaluatedTerminate",
                        Xml::remove,
                        "it lacks terminateEventDefinition"),
                step(
                        "an end throws nothing",
                        "infusionDay",
                        "alarmOfTheMorningEscalation",
                        Xml::remove,
                        "Alarm of the morning (alarmOfTheMorning) does something else here"));
    }

    private static Stream<Edit> listenersAndTasks() {
        String outcome = "Record outcome (recordOutcome) ";
        return Stream.of(
                step(
                        "answers are not acted on",
                        "referral",
                        "recordOutcomeComplete",
                        Xml::remove,
                        outcome
                                + "does something else here; it lacks taskListener delegateExpression=\"${recordOutcome}\" event=\"complete\"",
                        PUT_BACK),
                step(
                        "answers are acted on twice",
                        "referral",
                        "recordOutcomeComplete",
                        twice("once"),
                        outcome
                                + "does something else here; it has in addition taskListener delegateExpression=\"${recordOutcome}\" event=\"complete\""),
                step(
                        "answers are acted on by another step",
                        "referral",
                        "recordOutcomeComplete",
                        set("delegateExpression", "${recordVisit}"),
                        "it has in addition taskListener delegateExpression=\"${recordVisit}\""),
                step(
                        "answers are acted on when the task goes",
                        "referral",
                        "recordOutcomeComplete",
                        set("event", "delete"),
                        "it lacks taskListener delegateExpression=\"${recordOutcome}\" event=\"complete\""),
                step(
                        "nobody is told that it is overdue",
                        "referral",
                        "recordOutcomeOverdue",
                        Xml::remove,
                        "it lacks taskListener delegateExpression=\"${escalateOverdueTask}\" event=\"timeout\""),
                step(
                        "what is overdue is told years later",
                        "referral",
                        "recordOutcomeOverdueTimer",
                        child("timeDate", text("${clinicTime.at('2090-01-01')}")),
                        "timeDate ${clinicTime.at('2090-01-01')}"),
                step(
                        "a task has no deadline",
                        "referral",
                        "recordOutcome",
                        unset("dueDate"),
                        outcome + "does something else here; it lacks dueDate=\"${taskPolicy.dueAt(execution)}\""),
                step(
                        "a task has a fixed deadline",
                        "referral",
                        "recordOutcome",
                        setting("dueDate", "2090-01-01T00:00:00"),
                        "it has in addition dueDate=\"2090-01-01T00:00:00\""),
                step(
                        "an emergency is as urgent as all",
                        "referral",
                        "recordOutcome",
                        setting("priority", "1"),
                        "it lacks priority=\"${taskPolicy.priority(execution)}\""),
                step(
                        "a task is offered to nobody",
                        "referral",
                        "recordOutcome",
                        unset("candidateGroups"),
                        outcome
                                + "is offered to nobody here, and in the product to '${specialty}'. Offer it so, or to a group by its name."),
                step(
                        "a task is offered to whom nobody sets",
                        "screening",
                        "educatePatient",
                        setting("candidateGroups", "${nobody}"),
                        "(educatePatient) is offered to '${nobody}' here, and in the product to 'msNurse'",
                        "nobody sets 'nobody', which is asked for here"),
                step(
                        "a referral is offered to one group",
                        "referral",
                        "acknowledgeReferral",
                        setting("candidateGroups", "msNurse"),
                        "Acknowledge referral (acknowledgeReferral) is offered to 'msNurse' here, and in the product to '${specialty}'"),
                step(
                        "a task is offered to a group that is none",
                        "screening",
                        "educatePatient",
                        setting("candidateGroups", "msNurses"),
                        "the group 'msNurses' does not exist"),
                step(
                        "a nurse signs the end",
                        "monitoring",
                        "decideEndOfMonitoring",
                        setting("candidateGroups", "msNurse"),
                        "'decideEndOfMonitoring' would be signed by 'msNurse', and in the product it is by 'neurologist'. Who signs is not for an edit: put the group back."),
                step(
                        "a task is somebody's",
                        "referral",
                        "recordOutcome",
                        setting("assignee", "ada"),
                        "it has in addition assignee=\"ada\""),
                step(
                        "a task has no words",
                        "referral",
                        "recordOutcome",
                        set("name", ""),
                        outcome
                                + "does not say what to do. Give it a name, and write in its documentation what is done and why."),
                step(
                        "a task has no documentation",
                        "referral",
                        "recordOutcome",
                        child("documentation", Xml::remove),
                        outcome + "does not say what to do"),
                step(
                        "a task's documentation asks for what is not there",
                        "referral",
                        "recordOutcome",
                        child("documentation", text("Of ${nobody}")),
                        "nobody sets 'nobody', which is asked for here. Ask for a variable of this process, or set it before."),
                step(
                        "a task shows another form",
                        "referral",
                        "recordOutcome",
                        setting("formRef", "recordVisit"),
                        "it has in addition formRef=\"recordVisit\""),
                step(
                        "a task shows a form of then",
                        "referral",
                        "recordOutcome",
                        setting("formRefBinding", "deployment"),
                        "it has in addition formRefBinding=\"deployment\""),
                step(
                        "a task does not show the evidence",
                        "referral",
                        "recordOutcome",
                        child("inputParameter", Xml::remove),
                        "it lacks inputParameter name=\"evidence\""),
                step(
                        "a task hides the patient's number",
                        "referral",
                        "recordOutcome",
                        input("patientNumber", "somebody"),
                        "it has in addition inputParameter name=\"patientNumber\" somebody"),
                step(
                        "a task is asked of nobody",
                        "referral",
                        "recordOutcome",
                        add("multiInstanceLoopCharacteristics"),
                        "it has in addition multiInstanceLoopCharacteristics"),
                step(
                        "a delegate runs within the step before",
                        "treatmentPathway",
                        "routeFindings",
                        unset("asyncBefore"),
                        "Route findings (routeFindings) does something else here; it lacks asyncBefore=\"true\""),
                step(
                        "a delegate is another one",
                        "treatmentPathway",
                        "routeFindings",
                        setting("delegateExpression", "${closePathway}"),
                        "it lacks delegateExpression=\"${routeFindings}\""),
                step(
                        "a delegate is tried once",
                        "treatmentPathway",
                        "routeFindings",
                        extend("failedJobRetryTimeCycle", "R1/P1Y"),
                        "it has in addition failedJobRetryTimeCycle R1/P1Y"),
                step(
                        "a delegate waits for all others",
                        "treatmentPathway",
                        "routeFindings",
                        setting("jobPriority", "-1"),
                        "it has in addition jobPriority=\"-1\""),
                step(
                        "two jobs act at once",
                        "treatmentPathway",
                        "routeFindings",
                        setting("exclusive", "false"),
                        "it has in addition exclusive=\"false\""));
    }

    private static Stream<Edit> waysAndGateways() {
        return Stream.of(
                step(
                        "a gateway has no default",
                        "screening",
                        "mayCourseBegin",
                        removed("default"),
                        "May the course begin? (mayCourseBegin) does something else here; it lacks default=\"mayCourseBeginToDeferred\""),
                step(
                        "a gateway has another default",
                        "screening",
                        "mayCourseBegin",
                        otherDefault(),
                        "May the course begin? (mayCourseBegin) does something else here"),
                step(
                        "a condition is turned round",
                        "evaluation",
                        "newFindingsToResultsEvaluated",
                        child("conditionExpression", text("${newFindings}")),
                        "it lacks conditionExpression ${!newFindings}; it has in addition conditionExpression ${newFindings}"),
                step(
                        "a condition always holds",
                        "monitoring",
                        "lastRoundOverToDecideEndOfMonitoring",
                        child("conditionExpression", text("${true}")),
                        "it has in addition conditionExpression ${true}"),
                step(
                        "a condition goes",
                        "monitoring",
                        "roundsLeftToLastRoundOver",
                        child("conditionExpression", Xml::remove),
                        "it lacks conditionExpression"),
                step(
                        "a way leads round the signature",
                        "monitoring",
                        "lastRoundOverToDecideEndOfMonitoring",
                        set("targetRef", "monitoringCompleted"),
                        "no longer leads to 'decideEndOfMonitoring', whatever is answered on it. Let it go on there."),
                step(
                        "a way more leads round the signature",
                        "monitoring",
                        "monitoring",
                        add(flow("own", "lastRoundOver", "monitoringCompleted")),
                        "own is a way that the product does not go. Begin it behind a step, and end it with an end of its own."),
                step(
                        "the second of two conditions wins",
                        "referral",
                        "outcomeIsFinalToObservationEnded",
                        first(),
                        "Outcome final? (outcomeIsFinal) takes its ways in another order: where two conditions hold, another one wins."),
                step(
                        "a question is not asked",
                        "screening",
                        "mayCourseBegin",
                        kind("parallelGateway"),
                        "May the course begin? (mayCourseBegin) " + MISSING),
                step(
                        "an event is not awaited",
                        "monitoring",
                        "nextRoundOrAnchor",
                        kind("parallelGateway"),
                        "nextRoundOrAnchor " + MISSING),
                step(
                        "a way waits for fifty years",
                        "monitoring",
                        "monitoring",
                        onTheWay(
                                "planNextRoundToRoundsLeft",
                                "<intermediateCatchEvent id='own'><timerEventDefinition><timeDuration>P18250D</timeDuration></timerEventDefinition></intermediateCatchEvent>"),
                        "own (intermediateCatchEvent) is added. Beside the product's own steps stand: "),
                step(
                        "a way goes round for ever",
                        "monitoring",
                        "monitoring",
                        onTheWay(
                                "planNextRoundToRoundsLeft",
                                "<exclusiveGateway id='own' default='ownOn'/><manualTask id='ownTask'/>"
                                        + flow("ownRound", "own", "ownTask", "${true}")
                                        + flow("ownBack", "ownTask", "own")),
                        "planNextRoundToRoundsLeft no longer leads to 'roundsLeft'",
                        "own comes back to itself before anybody has done anything"),
                step(
                        "a way ends where no condition holds",
                        "monitoring",
                        "monitoring",
                        onTheWay(
                                "planNextRoundToRoundsLeft",
                                "<exclusiveGateway id='own'/>" + flow("ownOther", "own", "roundsLeft", "${false}"),
                                "${false}"),
                        "own stands still where no condition holds. Give it a default flow, and a condition to each other one."),
                step(
                        "a way waits for another one",
                        "monitoring",
                        "monitoring",
                        onTheWay(
                                "planNextRoundToRoundsLeft",
                                "<parallelGateway id='own'/><manualTask id='ownTask'/>"
                                        + flow("ownJoin", "ownTask", "own")),
                        "own waits for all ways that come in, and the product does not always go them."),
                step(
                        "a way goes on only sometimes",
                        "monitoring",
                        "monitoring",
                        onTheWay("planNextRoundToRoundsLeft", "<manualTask id='own'/>", "${false}"),
                        "ownOn has a condition, and is left out where it does not hold. Let a gateway decide."));
    }

    private static Stream<Edit> callsAndProcesses() {
        return Stream.of(
                step(
                        "another process is called",
                        "treatmentPathway",
                        "monitoring",
                        set("calledElement", "evaluation"),
                        "Monitor patient (monitoring) does something else here; it lacks calledElement=\"monitoring\""),
                step(
                        "a process of then is called",
                        "treatmentPathway",
                        "monitoring",
                        setting("calledElementBinding", "deployment"),
                        "it lacks calledElementBinding=\"latest\""),
                step(
                        "a process does not know its patient",
                        "treatmentPathway",
                        "monitoring",
                        child("in", Xml::remove),
                        "it lacks in businessKey=\"#{execution.processBusinessKey}\""),
                step(
                        "what is handed back is kept as something else",
                        "treatment",
                        "treatment",
                        all("out", set("target", "ours")),
                        "it has in addition out"),
                step(
                        "findings are not referred one by one",
                        "treatmentPathway",
                        "referral",
                        child("multiInstanceLoopCharacteristics", Xml::remove),
                        "Refer to specialist (referral) does something else here; it lacks multiInstanceLoopCharacteristics"),
                step(
                        "history is kept for a day",
                        "monitoring",
                        "monitoring",
                        setting("historyTimeToLive", "P1D"),
                        "Monitoring (monitoring) does something else here; it lacks historyTimeToLive="),
                step(
                        "a process is not run",
                        "monitoring",
                        "monitoring",
                        set("isExecutable", "false"),
                        "it lacks isExecutable=\"true\""),
                step(
                        "anybody starts the monitoring",
                        "monitoring",
                        "monitoring",
                        setting("isStartableInTasklist", "true"),
                        "it lacks isStartableInTasklist=\"false\""),
                step(
                        "a group starts the monitoring",
                        "monitoring",
                        "monitoring",
                        setting("candidateStarterGroups", "msNurse"),
                        "'candidateStarterGroups' is not run here. Leave it out."),
                step(
                        "a second process awaits the product's message",
                        "monitoring",
                        "monitoring",
                        beside(
                                "<process id='ours' isExecutable='true' camunda:historyTimeToLive='P7300D'><startEvent id='ourStart'><messageEventDefinition messageRef='message_anchorMoved'/></startEvent></process>"),
                        "ourStart (startEvent) is added. In a process of your own stand: "));
    }

    private static Stream<Edit> codeOfItsOwn() {
        return Stream.of(
                step(
                        "a class",
                        "treatmentPathway",
                        "routeFindings",
                        setting("class", "java.lang.Runtime"),
                        "'class' is not run here. Name a delegate of the application"),
                step(
                        "a form of the browser's",
                        "referral",
                        "recordOutcome",
                        setting("formKey", "embedded:app:a.html"),
                        "'formKey' is not run here. Name a form that is deployed"),
                step(
                        "a step is skipped",
                        "referral",
                        "recordOutcome",
                        setting("skipExpression", "${true}"),
                        "'skipExpression' is not run here. Leave it out."),
                step(
                        "a script",
                        "treatmentPathway",
                        "routeFindings",
                        kind("scriptTask"),
                        "'scriptTask' is not run here. Make it a service task."),
                step(
                        "a connector",
                        "treatmentPathway",
                        "routeFindings",
                        extend("connector", ""),
                        "'connector' is not run here. Name a delegate of the application"),
                step(
                        "work for a program outside",
                        "treatmentPathway",
                        "routeFindings",
                        setting("topic", "findings"),
                        "'topic' is not run here"));
    }

    private static Stream<Edit> whatIsAdded() {
        String task =
                "<userTask id='own' name='Telephone the ward' camunda:candidateGroups='msNurse' camunda:dueDate='${taskPolicy.dueAt(execution)}' camunda:formRef='ownForm' camunda:formRefBinding='latest'><documentation>The ward wants to know.</documentation></userTask>";
        return Stream.of(
                onAWay(
                        "a task that waits for ever",
                        task,
                        "Telephone the ward (own) could wait for ever. Give it a due date, and a listener ${escalateOverdueTask} for the event timeout with the same date",
                        "the form 'ownForm' does not exist",
                        "the table taskPolicy has no row for the task 'own', so that its deadline is nowhere. Add one"),
                onAWay(
                        "a task of nobody",
                        task.replace("camunda:candidateGroups='msNurse'", ""),
                        "(own) is offered to no group. Name one of the clinic's in candidateGroups."),
                onAWay(
                        "a task of one person",
                        task.replace(
                                "camunda:candidateGroups='msNurse'",
                                "camunda:candidateGroups='msNurse' camunda:assignee='ada'"),
                        "(own) may come to somebody who is not there. Offer it to a group by its name"),
                onAWay(
                        "a task on a fixed day",
                        task.replace("${taskPolicy.dueAt(execution)}", "${clinicTime.at(\"2090-01-01\")}"),
                        "'${clinicTime.at(\"2090-01-01\")}' is the same day for every patient."),
                onAWay(
                        "a task without a form",
                        task.replace("camunda:formRef='ownForm' camunda:formRefBinding='latest'", ""),
                        "(own) has no form. Name one of your own in formRef."),
                onAWay(
                        "a second task to end the monitoring",
                        task.replace("ownForm", "decideEndOfMonitoring"),
                        "(own) shows the product's form 'decideEndOfMonitoring', and nobody would act on the answers. Show a form of your own."),
                onAWay(
                        "a form of then",
                        task.replace("latest", "deployment"),
                        "(own) is bound to a version (formRefBinding=\"deployment\"). Bind it to the latest one."),
                step(
                        "a task that an alarm waits for",
                        "evaluation",
                        "evaluation",
                        onTheWay("newFindingsToFindingsRaised", task),
                        "newFindingsToFindingsRaised) waits for a task here, and an alarm may follow on it that nobody must wait for. Ask beside it, or behind the next step of a person."),
                onAWay(
                        "a form that is known too late",
                        task.replace("ownForm", "${nextStep}"),
                        "(own) asks for what is only known when it runs. Name the form or table itself."),
                onAWay(
                        "a name that no task could hold",
                        task.replace("Telephone the ward", "Ward ".repeat(60)),
                        "the name has more than 255 characters, and no task could hold them. Shorten it."),
                onAWay(
                        "a delegate",
                        "<serviceTask id='own' camunda:delegateExpression='${closePathway}'/>",
                        "own (serviceTask) is added."),
                onAWay("a call", "<callActivity id='own' calledElement='${called}'/>", "own (callActivity) is added."),
                onAWay(
                        "an answer under the product's name",
                        "<businessRuleTask id='own' camunda:decisionRef='courseDays' camunda:resultVariable='nextStep'/>",
                        "own records 'nextStep', by which the product means something. Take another name."),
                onAWay(
                        "an answer under a name of a delegate's",
                        "<businessRuleTask id='own' camunda:decisionRef='courseDays' camunda:resultVariable='takenFindingIds'/>",
                        "own records 'takenFindingIds'"),
                onAWay(
                        "a step of many",
                        "<manualTask id='own'><multiInstanceLoopCharacteristics><loopCardinality>1000000</loopCardinality></multiInstanceLoopCharacteristics></manualTask>",
                        "own is done for each of many, or of none. Let it be done once."),
                step(
                        "a timer ends the signature",
                        "monitoring",
                        "monitoring",
                        add(
                                "<boundaryEvent id='own' attachedToRef='decideEndOfMonitoring'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>"),
                        "own would end 'decideEndOfMonitoring' before it is done. Make it non-interrupting."),
                step(
                        "an event of the owner's ends all",
                        "monitoring",
                        "monitoring",
                        add(
                                "<subProcess id='own' triggeredByEvent='true'><startEvent id='ownStart'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></startEvent></subProcess>"),
                        "own (subProcess) is added."),
                new Edit(
                        "a process of the owner's that keeps nothing",
                        Map.of("ours.bpmn", OURS.replace("P7300D", "P1D")),
                        List.of(
                                "ours.bpmn, step 'Ours': Ours (ours) keeps no record of what was done for as long as the product does. Write historyTimeToLive=")),
                new Edit(
                        "a process of the owner's that calls the product's",
                        Map.of(
                                "ours.bpmn",
                                OURS.replace(
                                        "<manualTask id='ourTask'/>",
                                        "<callActivity id='ourTask' calledElement='infusionDay'/>")),
                        List.of("ourTask (callActivity) is added. In a process of your own stand: ")));
    }

    private static Stream<Edit> questions() {
        String read = "the product reads this answer, and the question ";
        return Stream.of(
                form(
                        "a question goes",
                        "decideEndOfMonitoring",
                        schema -> drop(schema, "decision"),
                        "'decision': " + read + "is missing. " + ASK_AS_BEFORE),
                question(
                        "a question has another key",
                        "decideEndOfMonitoring",
                        "decision",
                        field -> field.put("key", "ourDecision"),
                        "'decision': " + read + "is missing"),
                question(
                        "an answer may be left out",
                        "decideEndOfMonitoring",
                        "decision",
                        field -> ((ObjectNode) field.path("validate")).remove("required"),
                        read + "is no longer required"),
                question(
                        "an answer must be made up",
                        "recordOutcome",
                        "worseningPercent",
                        field -> field.withObject("/validate").put("required", true),
                        read + "is required, known or not"),
                question(
                        "a choice becomes a text",
                        "decideEndOfMonitoring",
                        "decision",
                        field -> field.put("type", "textfield"),
                        read + "is of another kind, prefilled, or not to be answered (type)"),
                question(
                        "a choice less",
                        "decideEndOfMonitoring",
                        "decision",
                        field -> ((ArrayNode) field.path("values")).remove(1),
                        read + "has other choices than discharge, extend, end"),
                question(
                        "a choice more",
                        "decideEndOfMonitoring",
                        "decision",
                        field -> ((ArrayNode) field.path("values"))
                                .addObject()
                                .put("value", "later")
                                .put("label", "Later"),
                        read + "has other choices than discharge, extend, end"),
                question(
                        "a choice twice",
                        "decideEndOfMonitoring",
                        "decision",
                        field -> ((ArrayNode) field.path("values"))
                                .addObject()
                                .put("value", "end")
                                .put("label", "Go on"),
                        read + "has other choices"),
                question(
                        "choices with each other's words",
                        "decideEndOfMonitoring",
                        "decision",
                        field -> label(field, 0, "END WITHOUT DISCHARGE."),
                        read + "says of one choice what another one means"),
                question(
                        "a choice without words",
                        "decideEndOfMonitoring",
                        "decision",
                        field -> label(field, 0, " "),
                        read + "says of one choice what another one means"),
                question(
                        "a wider limit",
                        "checkBeforeInfusion",
                        "temperature",
                        field -> field.withObject("/validate").put("max", 900),
                        "'temperature': " + read + "takes other answers than {max="),
                question(
                        "a pattern",
                        "decideEndOfMonitoring",
                        "reason",
                        field -> field.withObject("/validate").put("pattern", "none"),
                        read + "takes other answers than"),
                question(
                        "an e-mail address is asked for",
                        "decideEndOfMonitoring",
                        "reason",
                        field -> field.withObject("/validate").put("validationType", "email"),
                        read + "takes other answers than"),
                question(
                        "an answer is prefilled",
                        "decideEndOfMonitoring",
                        "decision",
                        field -> field.put("defaultValue", "end"),
                        "not to be answered (defaultValue)"),
                question(
                        "an answer is only read",
                        "decideEndOfMonitoring",
                        "decision",
                        field -> field.put("readonly", true),
                        "not to be answered (readonly)"),
                question(
                        "the past is shut",
                        "recordVisit",
                        firstDate("recordVisit"),
                        field -> field.put("disallowPassedDates", true),
                        "not to be answered (disallowPassedDates)"),
                question(
                        "a question is hidden",
                        "decideEndOfMonitoring",
                        "decision",
                        field -> field.putObject("conditional").put("hide", "=true"),
                        read + "is hidden by something else"),
                question(
                        "a question is asked of all",
                        "decideEndOfMonitoring",
                        "extensionMonths",
                        field -> field.remove("conditional"),
                        read + "is hidden by something else"),
                form(
                        "a group around a question is hidden",
                        "decideEndOfMonitoring",
                        schema -> around(schema, "decision")
                                .putObject("conditional")
                                .put("hide", "=reason != null"),
                        "'decision': " + read + "is hidden by something else"),
                form(
                        "a group sends an answer elsewhere",
                        "decideEndOfMonitoring",
                        schema -> around(schema, "decision").put("path", "ours"),
                        "'decision': " + read + "stands in a group with a path, so that its answer goes elsewhere"),
                form(
                        "a list sends an answer elsewhere",
                        "decideEndOfMonitoring",
                        schema -> around(schema, "decision")
                                .put("type", "dynamiclist")
                                .put("path", "ours"),
                        "a field of the type 'dynamiclist' is not shown here",
                        "stands in a group with a path"),
                form(
                        "a question is there twice",
                        "decideEndOfMonitoring",
                        schema -> twice(schema, "decision"),
                        "'decision': " + read + "is there twice"),
                question(
                        "a question that is worded only sometimes",
                        "decideEndOfMonitoring",
                        "decision",
                        field -> field.put("label", "{{#if no}}Decision{{/if}}"),
                        read + "has no words, or not always"),
                question(
                        "another unit",
                        "checkBeforeInfusion",
                        "temperature",
                        field -> field.put("label", "Temperature (°F)"),
                        read + "asks for another unit than 'Temperature (°C)'"),
                question(
                        "another figure",
                        "enrolPatient",
                        "prior1Infusions",
                        field -> field.put("label", "Infusions of 24 mg really given in course 1"),
                        read + "says another figure than 'Infusions of 12 mg"),
                question(
                        "what another question asks",
                        "checkBeforeInfusion",
                        "systolic",
                        field -> field.put("label", "Diastolic (mmHg)"),
                        "'systolic': " + read + "says what 'diastolic' asks"),
                form(
                        "a question of the owner's with the product's name",
                        "decideEndOfMonitoring",
                        schema -> ask(schema, "textfield", "patientNumber"),
                        "'patientNumber': the product means something else by this name. Take another one."),
                form(
                        "a question that nobody can answer",
                        "decideEndOfMonitoring",
                        schema -> ask(schema, "select", "wardChoice"),
                        "'wardChoice': the question has no choices of its own, and nobody could answer it"),
                form(
                        "a page within",
                        "decideEndOfMonitoring",
                        schema -> ask(schema, "iframe", "ours"),
                        "a field of the type 'iframe' is not shown here"));
    }

    private static Stream<Edit> whatAFormShows() {
        String told =
                "decideEndOfMonitoring.form: {{summary}} is no longer shown, or not always. Whoever answers decides on it: show it, in a text without markup.";
        return Stream.of(
                form(
                        "what is decided on is not shown",
                        "decideEndOfMonitoring",
                        schema -> reword(schema, "Decide."),
                        told),
                form(
                        "what is decided on is hidden",
                        "decideEndOfMonitoring",
                        schema -> ((ObjectNode) schema.path("components").path(0))
                                .putObject("conditional")
                                .put("hide", "=true"),
                        told),
                form(
                        "what is decided on stands in a comment",
                        "decideEndOfMonitoring",
                        schema -> reword(schema, "<!-- {{summary}} --> {{patientNumber}}"),
                        told),
                form(
                        "what is decided on is shown sometimes",
                        "decideEndOfMonitoring",
                        schema -> reword(schema, "{{#if false}}{{summary}}{{/if}} {{patientNumber}}"),
                        told),
                form(
                        "the patient is not named",
                        "recordOutcome",
                        schema -> schema.findParents("text").forEach(text -> ((ObjectNode) text)
                                .put("text", text.path("text").asText().replace("patient", "sb"))),
                        "{{patient"),
                form(
                        "a form has another id",
                        "decideEndOfMonitoring",
                        schema -> schema.put("id", "ourDecision"),
                        "'decision': the product means something else by this name. Take another one."));
    }

    private static Stream<Edit> filesTogether() {
        return Stream.of(
                renamed(
                        "an escalation is renamed on both sides",
                        "escalationCode=\"findingsRaised\"",
                        "escalationCode=\"findingsTold\"",
                        List.of("evaluation", "treatmentPathway"),
                        "evaluation.bpmn, step '",
                        "treatmentPathway.bpmn, step 'Treatment pathway': Findings raised (findingsRaised) does something else here; it lacks escalationEventDefinition"),
                renamed(
                        "a message of the program is renamed",
                        "name=\"untreated\"",
                        "name=\"neverTreated\"",
                        List.of("treatmentPathway"),
                        "Treatment never began (treatmentNeverBegan) does something else here; it lacks messageEventDefinition messageRef=\"untreated\""),
                renamed(
                        "a call hands over another name, which the called process takes",
                        "\"roundId\"",
                        "\"roundKey\"",
                        List.of("monitoring", "monitoringRound"),
                        "Monitoring round (monitoringRound) does something else here; it lacks in source=\"roundId\" target=\"roundId\""),
                form(
                                "a form has another id",
                                "decideEndOfMonitoring",
                                schema -> schema.put("id", "ourDecision"),
                                "'decision': the product means something else by this name")
                        .and(step(
                                "its task shows it",
                                "monitoring",
                                "decideEndOfMonitoring",
                                setting("formRef", "ourDecision"),
                                "it has in addition formRef=\"ourDecision\"")),
                question(
                                "an answer has another key",
                                "decideEndOfMonitoring",
                                "decision",
                                field -> field.put("key", "endDecision"),
                                "'decision': the product reads this answer, and the question is missing",
                                "'endDecision': the product means something else by this name")
                        .and(step(
                                "a gateway reads it",
                                "monitoring",
                                "monitoringEndsToMonitoringCompleted",
                                child("conditionExpression", text("${decision != 'end'}")),
                                "it has in addition conditionExpression ${decision != 'end'}")),
                new Edit(
                        "a second form of the same id",
                        Map.of(
                                "a.form",
                                schema("decideEndOfMonitoring").toString(),
                                "b.form",
                                schema("decideEndOfMonitoring")
                                        .toString()
                                        .replace("\"required\":true", "\"required\":false")),
                        List.of(
                                "b.form, 'decision': the product reads this answer, and the question is no longer required")));
    }

    @ParameterizedTest
    @MethodSource("unsafe")
    void isRefusedInWords(Edit edit) {
        assertThatThrownBy(() -> deploy(edit.files()))
                .isInstanceOf(ModelsRefused.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(edit.told()));
    }

    /** Nothing but the owner's signature is missing, which comes with a request of the browser's or the Modeler's. */
    @Test
    void anEditThatOnlyAddsIsDeployed() {
        assertAccepted(Map.of("ours.bpmn", OURS));
        Map<String, String> files = new TreeMap<>();
        files.put(
                "ownForm.form",
                "{\"type\": \"default\", \"id\": \"ownForm\", \"schemaVersion\": 16, \"components\": [{\"type\": \"textfield\", \"key\": \"wardSaid\", \"label\": \"What the ward said\"}]}");
        files.put("taskPolicy.dmn", policyWith("own"));
        files.putAll(onAWay("", ATTENDED).files());
        assertAccepted(files);
    }

    @Test
    void theProductsOwnFilesAreDeployedAsTheyAre() {
        Map<String, String> files = new TreeMap<>();
        Stream.of(ModelFiles.in("bpmn", ".bpmn"), ModelFiles.in("forms", ".form"))
                .flatMap(List::stream)
                .forEach(file -> files.put(file.getFileName().toString(), ModelFiles.text(file)));
        assertAccepted(files);
    }

    @Test
    void allFaultsOfAllFilesAreToldAtOnce() {
        List<Edit> some = Stream.of(stepsThatGo(), questions())
                .map(edits -> edits.findFirst().orElseThrow())
                .toList();
        Edit together = some.get(0).and(some.get(1));
        assertThatThrownBy(() -> deploy(together.files()))
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(together.told()));
    }

    private void assertAccepted(Map<String, String> files) {
        assertThat(catchThrowable(() -> deploy(files))).hasMessageContaining("A change of models is signed");
    }

    private void deploy(Map<String, String> files) {
        DeploymentBuilder deployment = repository.createDeployment().name("from Modeler");
        files.forEach(deployment::addString);
        deployment.deploy();
    }

    // ---- what an edit does to an element of a diagram

    private static final Consumer<Element> DELETE =
            element -> Xml.delete(element.getOwnerDocument(), element.getAttribute("id"));

    private static final String OURS =
            "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:camunda='http://camunda.org/schema/1.0/bpmn' id='d' targetNamespace='n'>"
                    + "<process id='ours' name='Ours' isExecutable='true' camunda:historyTimeToLive='P7300D'><startEvent id='ourStart'/><manualTask id='ourTask'/><endEvent id='ourEnd'/>"
                    + flow("ourFirst", "ourStart", "ourTask")
                    + flow("ourLast", "ourTask", "ourEnd")
                    + "</process></definitions>";

    private static final String ATTENDED =
            "<userTask id='own' name='Telephone the ward' camunda:candidateGroups='msNurse' camunda:dueDate='${taskPolicy.dueAt(execution)}' camunda:formRef='ownForm' camunda:formRefBinding='latest'>"
                    + "<documentation>The ward of ${patientNumber} wants to know.</documentation><extensionElements><camunda:taskListener event='timeout' delegateExpression='${escalateOverdueTask}' id='ownOverdue'>"
                    + "<timerEventDefinition id='ownTimer'><timeDate>${taskPolicy.dueAt(execution)}</timeDate></timerEventDefinition></camunda:taskListener></extensionElements></userTask>";

    private static Edit onAWay(String name, String added, String... told) {
        return step(name, "monitoring", "monitoring", onTheWay("planNextRoundToRoundsLeft", added), told);
    }

    private static Edit renamed(String name, String from, String to, List<String> processes, String... told) {
        Map<String, String> files = new TreeMap<>();
        processes.forEach(process -> files.put(
                process + ".bpmn",
                ModelFiles.text(Path.of("bpmn", process + ".bpmn")).replace(from, to)));
        return new Edit(name, files, List.of(told));
    }

    private static String flow(String id, String from, String to) {
        return "<sequenceFlow id='%s' sourceRef='%s' targetRef='%s'/>".formatted(id, from, to);
    }

    private static String flow(String id, String from, String to, String condition) {
        return flow(id, from, to)
                .replace("/>", "><conditionExpression>%s</conditionExpression></sequenceFlow>".formatted(condition));
    }

    private static Consumer<Element> set(String attribute, String value) {
        return element -> element.setAttribute(attribute, value);
    }

    private static Consumer<Element> otherId(String id) {
        return element -> {
            String before = element.getAttribute("id");
            Xml.all(element.getOwnerDocument(), "*")
                    .forEach(each -> Stream.of("id", "sourceRef", "targetRef", "attachedToRef")
                            .filter(name -> each.getAttribute(name).equals(before))
                            .forEach(name -> each.setAttribute(name, id)));
        };
    }

    private static Consumer<Element> removed(String attribute) {
        return element -> element.removeAttribute(attribute);
    }

    private static Consumer<Element> setting(String attribute, String value) {
        return element -> element.setAttributeNS(Xml.CAMUNDA, "camunda:" + attribute, value);
    }

    private static Consumer<Element> unset(String attribute) {
        return element -> element.removeAttributeNS(Xml.CAMUNDA, attribute);
    }

    private static Consumer<Element> text(String text) {
        return element -> element.setTextContent(text);
    }

    private static Consumer<Element> renamed(String name) {
        return element -> element.getOwnerDocument().renameNode(element, element.getNamespaceURI(), "bpmn:" + name);
    }

    private static Consumer<Element> kind(String name) {
        return element -> {
            Place.attributes(element)
                    .filter(attribute -> !attribute.getName().matches("id|name"))
                    .toList()
                    .forEach(attribute -> element.removeAttributeNode(attribute));
            renamed(name).accept(element);
        };
    }

    private static Consumer<Element> child(String name, Consumer<Element> change) {
        return element -> change.accept(Xml.all(element, name).get(0));
    }

    private static Consumer<Element> all(String name, Consumer<Element> change) {
        return element -> Xml.all(element, name).forEach(change);
    }

    private static Consumer<Element> twice(String id) {
        return element -> {
            Element copy = (Element) element.cloneNode(true);
            copy.setAttribute("id", id);
            element.getParentNode().insertBefore(copy, element);
        };
    }

    private static Consumer<Element> otherDefault() {
        return gateway -> Xml.all(gateway.getOwnerDocument(), "sequenceFlow").stream()
                .filter(flow -> flow.getAttribute("sourceRef").equals(gateway.getAttribute("id")))
                .map(flow -> flow.getAttribute("id"))
                .filter(flow -> !flow.equals(gateway.getAttribute("default")))
                .findFirst()
                .ifPresent(flow -> gateway.setAttribute("default", flow));
    }

    private static Consumer<Element> first() {
        return flow -> flow.getParentNode()
                .insertBefore(
                        flow,
                        Place.children((Element) flow.getParentNode())
                                .filter(each -> each.getLocalName().equals("sequenceFlow"))
                                .findFirst()
                                .orElseThrow());
    }

    private static Consumer<Element> extend(String extension, String text) {
        return element -> Xml.extend(element, extension).setTextContent(text);
    }

    private static Consumer<Element> input(String name, String value) {
        return element -> {
            Element input = element.getOwnerDocument().createElementNS(Xml.CAMUNDA, "camunda:inputParameter");
            input.setAttribute("name", name);
            input.setTextContent(value);
            Xml.all(element, "inputOutput").get(0).appendChild(input);
        };
    }

    /** As it is written, or one empty element of this name. */
    private static Consumer<Element> add(String added) {
        return element -> Xml.parse(element, added.startsWith("<") ? added : "<" + added + "/>")
                .forEach(element::appendChild);
    }

    private static Consumer<Element> beside(String added) {
        return element -> Xml.parse(element, added)
                .forEach(each -> element.getParentNode().insertBefore(each, element));
    }

    /** Of what is added the first step, with the id own, comes between a flow and where it leads. */
    private static Consumer<Element> onTheWay(String flow, String added) {
        return onTheWay(flow, added, null);
    }

    private static Consumer<Element> onTheWay(String flow, String added, String condition) {
        return process -> {
            Element way = Xml.byId(process.getOwnerDocument(), flow);
            String target = way.getAttribute("targetRef");
            way.setAttribute("targetRef", "own");
            add(added).accept(process);
            add(condition == null ? flow("ownOn", "own", target) : flow("ownOn", "own", target, condition))
                    .accept(process);
        };
    }

    // ---- what an edit does to a form

    private static ObjectNode schema(String form) {
        try {
            return (ObjectNode) JSON.readTree(Path.of("forms", form + ".form").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArrayNode components(ObjectNode schema) {
        return (ArrayNode) schema.path("components");
    }

    private static String firstDate(String form) {
        return schema(form).findParents("subtype").get(0).path("key").asText();
    }

    private static int indexOf(ObjectNode schema, String key) {
        for (int i = 0; i < components(schema).size(); i++) {
            if (components(schema).get(i).path("key").asText().equals(key)) {
                return i;
            }
        }
        throw new IllegalArgumentException("No question " + key);
    }

    private static void drop(ObjectNode schema, String key) {
        components(schema).remove(indexOf(schema, key));
    }

    private static void twice(ObjectNode schema, String key) {
        components(schema).add(components(schema).get(indexOf(schema, key)).deepCopy());
    }

    private static ObjectNode around(ObjectNode schema, String key) {
        int at = indexOf(schema, key);
        JsonNode question = components(schema).get(at);
        ObjectNode group = JSON.createObjectNode().put("type", "group").put("id", "ours");
        group.putArray("components").add(question);
        components(schema).set(at, group);
        return group;
    }

    private static void label(ObjectNode field, int choice, String label) {
        ((ObjectNode) field.path("values").get(choice)).put("label", label);
    }

    private static void reword(ObjectNode schema, String text) {
        ((ObjectNode) components(schema).get(0)).put("text", text);
    }

    private static void ask(ObjectNode schema, String type, String key) {
        components(schema).addObject().put("type", type).put("key", key).put("label", "Ours");
    }

    private static String policyWith(String task) {
        return ModelFiles.text(Path.of("bpmn/decisions/taskPolicy.dmn"))
                .replaceFirst(
                        "<rule id=\"reportDeath\">",
                        "<rule id=\"%1$s\"><description>PHV-1: deadline and step when it passes, ⚙ local default.</description><inputEntry id=\"%1$sIn1\"><text>\"%1$s\"</text></inputEntry><inputEntry id=\"%1$sIn2\"><text></text></inputEntry><outputEntry id=\"%1$sOut1\"><text>\"msNurse\"</text></outputEntry><outputEntry id=\"%1$sOut2\"><text>\"P1D\"</text></outputEntry><outputEntry id=\"%1$sOut3\"><text>\"neurologist\"</text></outputEntry></rule>$0"
                                .formatted(task));
    }
}
