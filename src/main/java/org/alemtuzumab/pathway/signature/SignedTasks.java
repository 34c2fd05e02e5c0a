package org.alemtuzumab.pathway.signature;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.engine.SubmittedAnswers;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.ShownForm;
import org.alemtuzumab.pathway.form.SubmissionCheck;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** What a submission of a task signs: the answers, and what the form showed to who gave them. */
@Component
class SignedTasks {

    private static final String PATIENT_NUMBER = "patientNumber";
    private static final Pattern NO_NAME = Pattern.compile("\\W+");

    private final RepositoryService repository;
    private final TaskService tasks;
    private final SubmissionCheck forms;
    private final ClosedFindings closed;
    private final CurrentUser user;

    /** By process definition and task: diagrams that are deployed do not change. */
    private final Map<String, Optional<Kind>> kinds = new ConcurrentHashMap<>();

    private record Kind(String process, List<SignedStep> steps) {

        Optional<String> meaning(Function<String, Optional<String>> values, BooleanSupplier emergency) {
            return steps.stream()
                    .flatMap(step -> step.meaning(values, emergency).stream())
                    .findFirst();
        }
    }

    SignedTasks(
            RepositoryService repository,
            TaskService tasks,
            SubmissionCheck forms,
            ClosedFindings closed,
            CurrentUser user) {
        this.repository = repository;
        this.tasks = tasks;
        this.forms = forms;
        this.closed = closed;
        this.user = user;
    }

    /** Before the submission. @param answers name to an object with a value, as they will be submitted */
    Optional<ToSign> of(Task task, JsonNode answers) {
        return user.asSystem(() -> kind(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                .flatMap(kind -> {
                    Map<String, Object> variables = tasks.getVariables(task.getId());
                    Function<String, Optional<String>> values = name -> Optional.ofNullable(
                                    answers.has(name)
                                            ? answers.path(name).path("value").asText(null)
                                            : variables.get(name))
                            .map(value -> value.toString().trim());
                    return toSign(task.getId(), task.getTaskDefinitionKey(), kind, variables, values, given(answers));
                }));
    }

    /** While it is completed. @param answers as they were submitted; empty where they came by no web request */
    Optional<ToSign> of(DelegateTask task, Optional<JsonNode> answers) {
        return user.asSystem(() -> kind(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                .flatMap(kind -> {
                    Map<String, Object> submitted = SubmittedAnswers.in(task, task.getId())
                            .map(SubmittedAnswers::answers)
                            .orElse(Map.of());
                    return toSign(
                            task.getId(),
                            task.getTaskDefinitionKey(),
                            kind,
                            task.getVariables(),
                            new FormAnswers(submitted)::text,
                            answers.map(SignedTasks::given).orElse(submitted));
                }));
    }

    private Optional<ToSign> toSign(
            String taskId,
            String taskKey,
            Kind kind,
            Map<String, Object> variables,
            Function<String, Optional<String>> values,
            Map<String, Object> answers) {
        return kind.meaning(values, () -> closed.anyEmergency(variables)).map(meaning -> {
            ShownForm form = forms.shown(taskId);
            Set<String> named = Arrays.stream(NO_NAME.split(form.text())).collect(Collectors.toSet());
            SignedContent content = SignedContent.of(Map.of(
                    "task", taskId,
                    "meaning", meaning,
                    "form", form.text(),
                    "shown",
                            only(
                                    variables,
                                    name -> named.contains(name)
                                            && !form.fields().contains(name)),
                    "answers", answers));
            return new ToSign(
                    taskId,
                    taskKey,
                    kind.process(),
                    variables.get(PATIENT_NUMBER) instanceof String number ? number : null,
                    meaning,
                    content);
        });
    }

    private static Map<String, Object> only(Map<String, Object> variables, Predicate<String> names) {
        Map<String, Object> some = new TreeMap<>();
        variables.forEach((name, value) -> {
            if (names.test(name)) {
                some.put(name, value);
            }
        });
        return some;
    }

    private static Map<String, Object> given(JsonNode answers) {
        Map<String, Object> values = new TreeMap<>();
        answers.fields()
                .forEachRemaining(
                        answer -> values.put(answer.getKey(), answer.getValue().path("value")));
        return values;
    }

    private Optional<Kind> kind(String definition, String task) {
        return definition == null
                ? Optional.empty()
                : kinds.computeIfAbsent(definition + "/" + task, unknown -> {
                    UserTask drawn = repository.getBpmnModelInstance(definition).getModelElementById(task);
                    return Optional.of(SignedStep.at(drawn))
                            .filter(steps -> !steps.isEmpty())
                            .map(steps -> new Kind(
                                    repository.getProcessDefinition(definition).getKey(), steps));
                });
    }
}
