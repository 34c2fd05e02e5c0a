package org.alemtuzumab.pathway.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.rehearsal.LivedPatient.Happening;
import org.alemtuzumab.pathway.rehearsal.LivedPatient.Plan;
import org.alemtuzumab.pathway.rehearsal.LivedPatient.Submission;
import org.alemtuzumab.pathway.report.Portal;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The timeline: again and again the next of the due jobs, of what the scenarios make happen and of what the care team does.
 * At one instant jobs come first, in the engine's order, then happenings, then tasks in the order of their creation.
 */
final class Lives {

    /** So often no task of one kind is opened on one day, unless the scenario runs in a circle. */
    private static final int CIRCLING = 40;

    /** Longer than any pathway: 12 months, 48 more, and the time to sign. */
    private static final Period HORIZON = Period.ofYears(7);

    private static final LocalTime OFFICE_HOUR = LocalTime.of(9, 0);
    private static final LocalTime WORKING_HOUR = LocalTime.of(10, 0);
    private static final Duration HAND_AFTER_LABORATORY = Duration.ofMinutes(30);
    private static final long STEPS_OF_A_LIFE = 30_000;

    private static final String EVALUATION = "evaluation";
    private static final String ASYNCHRONOUS = "async-continuation";

    private enum Kind {
        JOB,
        HAPPENING,
        TASK
    }

    private record Step(
            Instant at, Kind kind, Instant due, long priority, String order, LivedPatient patient, Runnable work) {

        static final Comparator<Step> NEXT = Comparator.comparing(Step::at)
                .thenComparing(Step::kind)
                .thenComparing(Step::due)
                .thenComparing(Comparator.comparingLong(Step::priority).reversed())
                .thenComparing(Step::order, EngineOrder.BY_ID);
    }

    private final ProcessEngine engine;
    private final JdbcClient tables;
    private final ClinicTime time;
    private final CareTeam team;
    private final Laboratory laboratory;
    private final Portal portal;
    /** One transaction for all that is looked at between two steps: begun and ended one by one they took longer than the looking. */
    private final TransactionOperations look;

    private final UnaryOperator<String> userOfGroup;
    private final BiConsumer<Scenario, Instant> progress;
    private final Map<String, LivedPatient> patients = new LinkedHashMap<>();
    private final Map<String, Optional<LivedPatient>> instances = new HashMap<>();
    private final Map<String, Set<String>> forms = new HashMap<>();
    private final Set<String> givenUp = new HashSet<>();
    private Instant now = Instant.MIN;

    Lives(
            ProcessEngine engine,
            JdbcClient tables,
            ClinicTime time,
            CareTeam team,
            Laboratory laboratory,
            Portal portal,
            TransactionOperations look,
            List<Scenario> scenarios,
            Instant until,
            UnaryOperator<String> userOfGroup,
            BiConsumer<Scenario, Instant> progress) {
        this.engine = engine;
        this.tables = tables;
        this.time = time;
        this.team = team;
        this.laboratory = laboratory;
        this.portal = portal;
        this.look = look;
        this.userOfGroup = userOfGroup;
        this.progress = progress;
        for (Scenario scenario : scenarios) {
            Instant end = scenario.until() == null
                    ? scenario.enrolledOn()
                            .date()
                            .plus(HORIZON)
                            .atStartOfDay(time.zone())
                            .toInstant()
                    : scenario.until().at(time.zone(), LocalTime.of(23, 59));
            LivedPatient patient = new LivedPatient(scenario, until == null || end.isBefore(until) ? end : until, team);
            if (patients.put(scenario.number(), patient) != null) {
                throw new UnusableScenario(
                        List.of(scenario.source() + ": two patients have the number " + scenario.number()));
            }
            plan(patient);
        }
    }

    List<LivedPatient> all() {
        return List.copyOf(patients.values());
    }

    void run() {
        Step next = look.execute(unused -> next());
        while (next != null) {
            if (next.at().isAfter(now)) {
                now = next.at();
                VirtualTime.set(now);
            }
            LivedPatient patient = next.patient();
            patient.reached = now;
            progress.accept(patient.scenario, now);
            if (++patient.steps > STEPS_OF_A_LIFE) {
                throw new UnusableScenario(List.of("%s: does not come to rest: %d steps until %s"
                        .formatted(patient.scenario.source(), patient.steps, time.dateOf(now))));
            }
            next.work().run();
            next = look.execute(unused -> next());
        }
    }

    private void plan(LivedPatient patient) {
        Scenario scenario = patient.scenario;
        Map<String, Object> enrolment = new LinkedHashMap<>(scenario.patient());
        enrolment.put("patientNumber", enrolment.remove("number"));
        patient.happenings.add(new Happening(
                scenario.enrolledOn().at(time.zone(), OFFICE_HOUR),
                1,
                () -> fillIn(patient, "treatmentPathway", enrolment, scenario.refused(), 1)));
        for (Scenario.Event event : scenario.events()) {
            if (event.report() != null) {
                patient.happenings.add(report(
                        patient,
                        event.on().at(time.zone(), WORKING_HOUR),
                        event.report(),
                        event.refused(),
                        event.line()));
            }
            if (event.laboratory() != null || event.message() != null) {
                patient.happenings.add(new Happening(
                        event.on().at(time.zone(), WORKING_HOUR), event.line(), () -> laboratory.send(patient, event)));
            }
            if (event.portal() != null) {
                patient.happenings.add(new Happening(
                        event.on().at(time.zone(), WORKING_HOUR), event.line(), () -> tell(patient, event)));
            }
            if (event.mixUp() != null) {
                Map<String, Object> told = new LinkedHashMap<>();
                told.put("patientNumber", scenario.number());
                told.put("birthDate", scenario.patient().get("birthDate"));
                told.putAll(event.mixUp());
                patient.happenings.add(new Happening(
                        event.on().at(time.zone(), WORKING_HOUR),
                        event.line(),
                        () -> fillIn(patient, "mixUp", told, event.refused(), event.line())));
            }
            if (event.changeProfile() != null) {
                Map<String, Object> change = new LinkedHashMap<>(event.changeProfile());
                if ("patient".equals(change.get("kind"))) {
                    change.put("patientNumber", scenario.number());
                }
                patient.happenings.add(new Happening(
                        event.on().at(time.zone(), WORKING_HOUR),
                        event.line(),
                        () -> fillIn(patient, "changeProfile", change, event.refused(), event.line())));
            }
        }
        patient.happenings.sort(Comparator.comparing(Happening::at));
    }

    // ---- what comes next

    private Step next() {
        List<Step> steps = new ArrayList<>();
        if (!now.equals(Instant.MIN)) {
            addJobs(steps);
            addTasks(steps);
        }
        for (LivedPatient patient : patients.values()) {
            if (!patient.happenings.isEmpty()) {
                Happening next = patient.happenings.get(0);
                Instant at = patient.awake(next.at(), time.zone());
                steps.add(new Step(at, Kind.HAPPENING, next.at(), 0, "0", patient, () -> happen(patient, next)));
            }
        }
        return steps.stream()
                .filter(step -> !step.at().isAfter(step.patient().until))
                .min(Step.NEXT)
                .orElse(null);
    }

    private void addJobs(List<Step> steps) {
        for (Job job : engine.getManagementService()
                .createJobQuery()
                .active()
                .withRetriesLeft()
                .list()) {
            if (job.getProcessInstanceId() == null) {
                continue;
            }
            patientOf(job.getProcessInstanceId()).ifPresent(patient -> {
                Instant due = (job.getDuedate() == null ? job.getCreateTime() : job.getDuedate()).toInstant();
                Instant at = patient.awake(due.isBefore(now) ? now : due, time.zone());
                steps.add(new Step(
                        at, Kind.JOB, due, job.getPriority(), job.getId(), patient, () -> execute(patient, job)));
            });
        }
    }

    private void addTasks(List<Step> steps) {
        List<Task> open = new ArrayList<>(engine.getTaskService()
                .createNativeTaskQuery()
                .sql("select * from %s where SUSPENSION_STATE_ = 1"
                        .formatted(engine.getManagementService().getTableName(Task.class)))
                .list());
        open.sort(Comparator.comparing(Task::getId, EngineOrder.BY_ID));
        for (Task task : open) {
            if (task.getProcessInstanceId() == null || givenUp.contains(task.getId())) {
                continue;
            }
            patientOf(task.getProcessInstanceId()).ifPresent(patient -> {
                Plan plan = patient.plans.computeIfAbsent(task.getId(), unknown -> plan(patient, task));
                if (plan.at() != null) {
                    Instant at = patient.awake(plan.at().isBefore(now) ? now : plan.at(), time.zone());
                    steps.add(new Step(
                            at, Kind.TASK, plan.at(), 0, task.getId(), patient, () -> complete(patient, task, plan)));
                }
            });
        }
    }

    private Optional<LivedPatient> patientOf(String processInstance) {
        Optional<LivedPatient> known = instances.get(processInstance);
        if (known == null) {
            ProcessInstance instance = engine.getRuntimeService()
                    .createNativeProcessInstanceQuery()
                    .sql("select * from %s where ID_ = #{id}"
                            .formatted(engine.getManagementService().getTableName(ProcessInstance.class)))
                    .parameter("id", processInstance)
                    .singleResult();
            known = Optional.ofNullable(instance)
                    .map(ProcessInstance::getBusinessKey)
                    .flatMap(this::patientOfKey);
            instances.put(processInstance, known);
        }
        return known;
    }

    /** By the patient's number, or by a message of theirs that waits for a person. */
    private Optional<LivedPatient> patientOfKey(String businessKey) {
        return Optional.ofNullable(patients.get(businessKey)).or(() -> patients.values().stream()
                .filter(patient -> patient.messageKeys().contains(businessKey))
                .findFirst());
    }

    // ---- jobs

    private void execute(LivedPatient patient, Job job) {
        if (patient.evaluationsFail(now, time.zone()) && evaluates(job)) {
            engine.getManagementService().setJobRetries(job.getId(), job.getRetries() - 1);
            return;
        }
        try {
            engine.getManagementService().executeJob(job.getId());
        } catch (RuntimeException e) {
            Job left = engine.getManagementService()
                    .createJobQuery()
                    .jobId(job.getId())
                    .singleResult();
            if (left != null && left.getRetries() == 0) {
                patient.problem("a job of %s failed at '%s' on %s and is an incident now: %s"
                        .formatted(
                                job.getProcessDefinitionKey(),
                                left.getFailedActivityId(),
                                time.dateOf(now),
                                rootCause(e)));
            } else if (left != null && left.getRetries() == job.getRetries()) {
                throw e;
            }
        }
    }

    /** The one step of an evaluation that may fail without undoing what people entered. */
    private boolean evaluates(Job job) {
        return EVALUATION.equals(job.getProcessDefinitionKey())
                && job.getJobDefinitionId() != null
                && engine.getManagementService()
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getJobType()
                        .equals(ASYNCHRONOUS);
    }

    private static String rootCause(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    // ---- happenings

    private void happen(LivedPatient patient, Happening happening) {
        patient.happenings.remove(happening);
        happening.work().run();
    }

    /** Somebody fills in the form that starts a process. */
    private void fillIn(LivedPatient patient, String process, Map<String, Object> given, String refused, int line) {
        ProcessDefinition definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw new UnusableScenario(List.of(patient.scenario.source() + ": there is no process '" + process + "'"));
        }
        Map<String, Object> answers = new LinkedHashMap<>();
        String form = process.equals("treatmentPathway") ? "enrolPatient" : process;
        team.habit(form).ifPresent(habit -> answers.putAll(habit.answers()));
        answers.putAll(team.told(given));
        answers.values().removeIf(java.util.Objects::isNull);
        Map<String, Object> filled = new Placeholders(
                        local(now), null, name -> patient.scenario.patient().get(name))
                .fill(answers);
        // a neurologist signs a change and confirms a mix-up, so that somebody else says so first
        String group =
                switch (process) {
                    case "changeProfile" -> "processOwner";
                    case "mixUp" -> "msNurse";
                    default -> "neurologist";
                };
        as(group);
        submit(
                () -> instances.put(
                        engine.getFormService()
                                .submitStartForm(definition.getId(), filled)
                                .getProcessInstanceId(),
                        Optional.of(patient)),
                patient,
                refused,
                line,
                "the form '" + form + "'");
        patient.submissions.put(form + "@" + now.toEpochMilli(), new Submission(filled, now, userOfGroup.apply(group)));
    }

    /** Another system of the hospital tells what the patient said there. */
    private void tell(LivedPatient patient, Scenario.Event event) {
        Scenario.Told told = event.portal();
        String number = patient.scenario.number();
        LocalDate birthDate =
                LocalDate.parse(patient.scenario.patient().get("birthDate").toString());
        String sender = userOfGroup.apply("msNurse");
        as("msNurse");
        submit(
                () -> {
                    if (told.symptoms() != null) {
                        portal.report(number, birthDate, told.happenedOn(), told.details(), told.symptoms(), sender);
                    } else {
                        portal.answer(number, birthDate, told.answeredOn(), told.answers(), sender);
                    }
                },
                patient,
                event.refused(),
                event.line(),
                "what the portal tells");
    }

    // ---- tasks

    private Plan plan(LivedPatient patient, Task task) {
        String key = task.getTaskDefinitionKey();
        TaskContext context = context(patient, task);
        tellWish(patient, context);
        List<Scenario.Answer> matching = patient.answers.stream()
                .filter(answer -> context.matches(answer, patient.scenario.lastCourse()))
                .filter(answer -> {
                    int count = patient.matches.merge(answer, 1, Integer::sum);
                    return answer.nth() == null || answer.nth() == count;
                })
                .toList();
        patient.used.addAll(
                matching.stream().filter(answer -> answer.refused() == null).toList());
        patient.shownTexts.put(task.getId(), context.texts());
        if (context.round() != null) {
            patient.rounds.put(task.getId(), context.round().toString());
        }
        Optional<CareTeam.Habit> habit = team.habit(key);
        boolean leftOpen = matching.stream().anyMatch(Scenario.Answer::leaveOpen)
                || (matching.isEmpty()
                        && context.recordsRound()
                        && new Answering(team, patient, context, local(now)).waitsInVain(formKeys(task)));
        if (habit.isEmpty() && !leftOpen && matching.isEmpty() && patient.uncovered.add(key)) {
            patient.problem(("the task '%s' (%s), opened on %s, is done by nobody: neither the care team's answers in"
                            + " rehearsal/%s.yaml nor the scenario's answers name it")
                    .formatted(key, task.getName(), time.dateOf(now), context.process()));
        }
        if (habit.map(CareTeam.Habit::holds).orElse(false)) {
            patient.holding.add(task.getId());
        }
        int opened = patient.opened(key, time.dateOf(now));
        if (opened > CIRCLING) {
            throw new UnusableScenario(List.of("%s: runs in a circle: the task '%s' was opened %d times on %s"
                    .formatted(patient.scenario.source(), key, CIRCLING, time.dateOf(now))));
        }
        boolean never = leftOpen || (habit.isEmpty() && matching.isEmpty());
        CareTeam.Habit how = habit.map(each -> each.nth(opened)).orElse(CareTeam.Habit.NONE);
        return new Plan(never ? null : doneAt(task, how, matching), key, task.getName(), group(task), how, matching);
    }

    /** When the course that the patient does not wish is prepared, the care team is told: a withdrawal like any other. */
    private void tellWish(LivedPatient patient, TaskContext context) {
        Integer notWished = patient.scenario.notWished();
        if (notWished == null || patient.wishTold || !notWished.equals(context.course())) {
            return;
        }
        patient.wishTold = true;
        patient.happenings.add(
                0,
                report(
                        patient,
                        now,
                        Map.of(
                                "kind",
                                "withdrawal",
                                "happenedOn",
                                time.dateOf(now).toString(),
                                "details",
                                "Wishes no further course"),
                        null,
                        1));
    }

    private Happening report(LivedPatient patient, Instant at, Map<String, Object> told, String refused, int line) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("patientNumber", patient.scenario.number());
        report.put("birthDate", patient.scenario.patient().get("birthDate"));
        report.putAll(told);
        return new Happening(at, line, () -> fillIn(patient, "patientReport", report, refused, line));
    }

    private Instant doneAt(Task task, CareTeam.Habit habit, List<Scenario.Answer> answers) {
        Instant opened = task.getCreateTime().toInstant();
        Instant at = opened.plus(habit.after());
        if (habit.whenDue() && task.getDueDate() != null) {
            at = time.dateOf(task.getDueDate().toInstant())
                    .atTime(WORKING_HOUR)
                    .atZone(time.zone())
                    .toInstant();
        }
        if (task.getDueDate() != null && !habit.whenDue()) {
            // the usual team is in time, for what is asked for the same day too
            Duration left = Duration.between(opened, task.getDueDate().toInstant());
            at = !left.isNegative() && at.isAfter(opened.plus(left)) ? opened.plus(left.dividedBy(2)) : at;
        }
        for (Scenario.Answer answer : answers) {
            if (answer.after() != null) {
                at = opened.plus(answer.after());
            }
            if (answer.at() != null) {
                at = answer.at().at(time.zone(), WORKING_HOUR);
            }
        }
        return at.isBefore(opened) ? opened : at;
    }

    private String group(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse("neurologist");
    }

    private void complete(LivedPatient patient, Task task, Plan plan) {
        TaskContext context = look.execute(unused -> context(patient, task));
        // a correction since it opened stands in its texts (SAF-4)
        patient.shownTexts.merge(
                task.getId(), context.texts(), (opened, done) -> Stream.concat(opened.stream(), done.stream())
                        .distinct()
                        .toList());
        Answering answering = new Answering(team, patient, context, local(now));
        Map<String, Object> answers = answering.answers(plan, formKeys(task));
        if (laboratory.feeds(patient, task, answers)) {
            // whatever of the task is left when the laboratory's results are filed is done by hand
            boolean nothingLeft = answering.waitsInVain(formKeys(task));
            patient.plans.put(task.getId(), plan.at(nothingLeft ? null : now.plus(HAND_AFTER_LABORATORY)));
            return;
        }
        as(plan.group());
        Scenario.Answer refused = plan.answers().stream()
                .filter(answer -> answer.refused() != null)
                .findFirst()
                .orElse(null);
        int line = refused != null
                ? refused.line()
                : plan.answers().stream()
                        .mapToInt(Scenario.Answer::line)
                        .findFirst()
                        .orElse(1);
        boolean accepted = submit(
                () -> engine.getFormService().submitTaskForm(task.getId(), answers),
                patient,
                refused == null ? null : refused.refused(),
                line,
                "the task '%s'".formatted(plan.task()));
        patient.used.addAll(plan.answers());
        if (accepted) {
            patient.submissions.put(task.getId(), new Submission(answers, now, userOfGroup.apply(plan.group())));
        } else if (refused == null) {
            givenUp.add(task.getId());
        } else {
            List<Scenario.Answer> left =
                    plan.answers().stream().filter(answer -> answer != refused).toList();
            patient.plans.put(
                    task.getId(),
                    new Plan(
                            doneAt(task, plan.habit(), left),
                            plan.task(),
                            plan.name(),
                            plan.group(),
                            plan.habit(),
                            left));
        }
    }

    /** @return whether the submission was accepted; a difference from what the scenario says is noted */
    private boolean submit(Runnable submission, LivedPatient patient, String refused, int line, String what) {
        try {
            submission.run();
            if (refused != null) {
                patient.problem(
                        line,
                        "expected %s to be refused on %s with \"%s\", found it accepted"
                                .formatted(what, time.dateOf(now), refused));
            }
            return true;
        } catch (RuntimeException e) {
            String text = refusal(e);
            if (refused == null) {
                patient.problem(
                        line,
                        "expected %s to be accepted on %s, found it %s"
                                .formatted(
                                        what,
                                        time.dateOf(now),
                                        text == null ? "failing: " + rootCause(e) : "refused: " + text));
            } else if (text == null || !text.contains(refused)) {
                patient.problem(
                        line,
                        "expected %s to be refused with \"%s\", found: %s"
                                .formatted(what, refused, text == null ? rootCause(e) : text));
            }
            return false;
        }
    }

    private static String refusal(Throwable e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof SubmissionRefused) {
                return each.getMessage();
            }
        }
        return null;
    }

    private void as(String group) {
        engine.getIdentityService().setAuthentication(userOfGroup.apply(group), List.of(group));
    }

    private Set<String> formKeys(Task task) {
        return forms.computeIfAbsent(task.getProcessDefinitionId() + "/" + task.getTaskDefinitionKey(), unknown -> {
            if (engine.getFormService().getTaskFormData(task.getId()).getCamundaFormRef() == null) {
                return Set.of();
            }
            return FormFields.of(engine.getFormService().getDeployedTaskForm(task.getId()))
                    .keySet();
        });
    }

    private TaskContext context(LivedPatient patient, Task task) {
        return TaskContext.of(
                task, engine.getTaskService().getVariables(task.getId()), patient.scenario.number(), tables, time);
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, time.zone());
    }

    static LocalDate dateOf(Date date, ClinicTime time) {
        return date == null ? null : time.dateOf(date.toInstant());
    }
}
