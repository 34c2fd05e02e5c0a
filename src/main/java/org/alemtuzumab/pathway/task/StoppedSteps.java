package org.alemtuzumab.pathway.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A step that fails as often as it is tried stands still, an incident of the engine, and opens no task by itself: somebody is
 * told here, in whatever process it is (SAF-7). An evaluation has its own task for that, which comes at once then (SAF-7).
 */
@Component("stoppedSteps")
public class StoppedSteps {

    private static final String PROCESS = "stoppedStep";
    private static final String EVALUATION = "evaluateResults";
    private static final String BY_HAND = "evaluateByHand";
    private static final String PATIENCE = "evaluationTakesLong";

    /** What does not happen while a step of a process without a patient stands still. */
    private static final Map<String, String> WITHOUT_PATIENT = Map.of(
            "laboratoryInbox",
            "Results of a laboratory's message are **not on file** until it goes on: ask the laboratory for them, and record"
                    + " what cannot wait.",
            "changeProfile",
            "The change goes no further: the profile stays as it is, or what was signed ends only by its date.",
            PROCESS,
            "Somebody has answered a step that stands still, and is not asked about it again.");

    private static final Logger LOG = LoggerFactory.getLogger(StoppedSteps.class);

    private final StoppedStepRepository known;
    private final RuntimeService runtime;
    private final RepositoryService models;
    private final ManagementService jobs;
    private final TaskService tasks;
    private final Patients patients;
    private final CurrentUser user;
    private final ClinicTime time;
    private final TransactionTemplate transactions;
    private final Duration askAgain;

    /** @param askAgain how long what was done by hand answers for the step, ⚙ local default 7 days */
    StoppedSteps(
            StoppedStepRepository known,
            RuntimeService runtime,
            RepositoryService models,
            ManagementService jobs,
            TaskService tasks,
            Patients patients,
            CurrentUser user,
            ClinicTime time,
            PlatformTransactionManager transactionManager,
            @Value("${pathway.stopped-steps.ask-again:P7D}") Duration askAgain) {
        this.known = known;
        this.runtime = runtime;
        this.models = models;
        this.jobs = jobs;
        this.tasks = tasks;
        this.patients = patients;
        this.user = user;
        this.time = time;
        this.transactions = new TransactionTemplate(transactionManager);
        this.askAgain = askAgain;
    }

    /**
     * Brings every step that stands still to a person, each in a transaction of its own, and withdraws the tasks of those that
     * go on.
     *
     * @return how many tasks were opened
     */
    public int bringToAPerson() {
        List<Incident> standing = standing();
        standing.forEach(this::hurryEvaluationByHand);
        long opened = withoutOwner(standing).filter(this::open).count();
        Set<String> ids = standing.stream().map(Incident::getId).collect(Collectors.toSet());
        asked().entrySet().stream()
                .filter(each -> !ids.contains(each.getKey()))
                .forEach(each -> runtime.deleteProcessInstance(each.getValue(), "The step goes on"));
        return Math.toIntExact(opened);
    }

    /** Since when each step stands still, the longest first; for whoever asks, whatever he may read in the engine. */
    List<Instant> standingSince() {
        return user.asSystem(() -> since(standing().stream()));
    }

    /** The same of those that nobody has been asked about. */
    List<Instant> standingWithoutOwnerSince() {
        return user.asSystem(() -> since(withoutOwner(standing())));
    }

    private static List<Instant> since(Stream<Incident> standing) {
        return standing.map(incident -> incident.getIncidentTimestamp().toInstant())
                .sorted()
                .toList();
    }

    /** Which step stands still, since when, what that means and what can be done, for the form. */
    @ForModels
    public String inWords(String incidentId) {
        return find(incidentId).map(this::inWords).orElse("The step goes on: this task closes itself.");
    }

    private String inWords(Incident incident) {
        return String.join(
                "\n\n",
                "*%s*: the step **%s** has stood still since %s. It has been tried several times, and is tried no more."
                        .formatted(
                                process(incident)
                                        .map(ProcessDefinition::getName)
                                        .orElse("The application"),
                                step(incident),
                                time.text(incident.getIncidentTimestamp())),
                meaning(incident),
                "What can be done: have it tried again. Where that has not helped, tell the administrator, and do by hand what"
                        + " cannot wait: this is asked about again until the step goes on.");
    }

    /** When what was done by hand is not taken for an answer any more. */
    @ForModels
    public Date askAgainAt() {
        return Date.from(time.now().plus(askAgain).toInstant());
    }

    /** Keeps the answer, and has the step tried again where that is it. */
    void answer(String incidentId, AnswerStoppedStep answer) {
        known.findByIncidentId(incidentId).ifPresent(step -> known.save(step.answered(answer, user.id(), time.now())));
        if (answer.tryAgain()) {
            tryAgain(incidentId);
        }
    }

    /** Where it has gone on meanwhile, there is nothing to try. */
    private void tryAgain(String incidentId) {
        find(incidentId)
                .map(Incident::getConfiguration)
                .map(job -> jobs.createJobQuery().jobId(job).noRetriesLeft().singleResult())
                .ifPresent(job -> jobs.setJobRetries(job.getId(), 1));
    }

    private boolean open(Incident incident) {
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> {
                known.save(StoppedStep.opened(incident.getId(), time.now()));
                Map<String, Object> variables = new HashMap<>();
                variables.put(StoppedStepVariables.INCIDENT_ID.name(), incident.getId());
                String patient = patientOf(incident);
                variables.put(StoppedStepVariables.PATIENT_NUMBER.name(), patient);
                runtime.startProcessInstanceByKey(PROCESS, patient, variables);
                return true;
            }));
        } catch (DuplicateKeyException e) {
            return false; // another node has asked
        } catch (RuntimeException e) {
            LOG.error("Nobody could be asked about a step that stands still, and it is tried again", e);
            return false;
        }
    }

    /** Where a called process stands still, its callers do, too: the step itself counts. */
    private List<Incident> standing() {
        return runtime.createIncidentQuery().list().stream()
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .toList();
    }

    private Optional<Incident> find(String incidentId) {
        return Optional.ofNullable(
                runtime.createIncidentQuery().incidentId(incidentId).singleResult());
    }

    private Stream<Incident> withoutOwner(List<Incident> standing) {
        Set<String> asked = asked().keySet();
        return standing.stream()
                .filter(incident -> !asked.contains(incident.getId()))
                .filter(Predicate.not(this::hasItsOwnTask));
    }

    /** The processes that ask a person, by incident. */
    private Map<String, String> asked() {
        return runtime.createProcessInstanceQuery().processDefinitionKey(PROCESS).list().stream()
                .collect(Collectors.toMap(
                        instance ->
                                (String) runtime.getVariable(instance.getId(), StoppedStepVariables.INCIDENT_ID.name()),
                        ProcessInstance::getId));
    }

    /** Nobody waits for the end of an evaluation's patience once it is not tried any more. */
    private void hurryEvaluationByHand(Incident incident) {
        if (EVALUATION.equals(incident.getActivityId())) {
            Date now = Date.from(time.now().toInstant());
            patience(incident).list().stream()
                    .filter(job -> job.getDuedate().after(now))
                    .forEach(job -> jobs.setJobDuedate(job.getId(), now));
        }
    }

    /** An evaluation is done by hand, and a task that asks about a step needs no second one. */
    private boolean hasItsOwnTask(Incident incident) {
        String instance = incident.getProcessInstanceId();
        if (EVALUATION.equals(incident.getActivityId())) {
            return isOpen(instance, BY_HAND) || patience(incident).count() > 0;
        }
        return instance != null && PROCESS.equals(key(incident)) && isOpen(instance, "answerStoppedStep");
    }

    private JobQuery patience(Incident incident) {
        return jobs.createJobQuery()
                .processInstanceId(incident.getProcessInstanceId())
                .activityId(PATIENCE)
                .withRetriesLeft();
    }

    private boolean isOpen(String instance, String task) {
        return tasks.createTaskQuery()
                        .processInstanceId(instance)
                        .taskDefinitionKey(task)
                        .count()
                > 0;
    }

    private Optional<ProcessDefinition> process(Incident incident) {
        return Optional.ofNullable(incident.getProcessDefinitionId()).map(models::getProcessDefinition);
    }

    private String step(Incident incident) {
        if (incident.getProcessDefinitionId() == null || incident.getActivityId() == null) {
            return "A step without a name";
        }
        return models.getBpmnModelInstance(incident.getProcessDefinitionId())
                                        .getModelElementById(incident.getActivityId())
                                instanceof FlowElement element
                        && element.getName() != null
                ? element.getName()
                : incident.getActivityId();
    }

    private String meaning(Incident incident) {
        String instance = incident.getProcessInstanceId();
        if (instance != null && incident.getActivityId() != null && isOpen(instance, incident.getActivityId())) {
            return "The task itself is open, but what its passed deadline asks for has not happened: see to it that somebody"
                    + " does it.";
        }
        if (patientOf(incident) != null) {
            return "What comes after it **does not come**: no task, no reminder and no referral that waits for it. Look at what"
                    + " this patient needs meanwhile, such as results that are due or a specialist who must know.";
        }
        return WITHOUT_PATIENT.getOrDefault(key(incident), "What comes after it does not come.");
    }

    private String key(Incident incident) {
        return process(incident).map(ProcessDefinition::getKey).orElse("");
    }

    /** Every process of a patient has the patient's number as its business key, and those of nobody have another or none. */
    private String patientOf(Incident incident) {
        return Optional.ofNullable(incident.getProcessInstanceId())
                .map(id -> runtime.createProcessInstanceQuery()
                        .processInstanceId(id)
                        .singleResult())
                .map(ProcessInstance::getBusinessKey)
                .filter(key -> patients.find(key).isPresent())
                .orElse(null);
    }
}
