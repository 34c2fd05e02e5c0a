package org.alemtuzumab.pathway.task;

import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Every kind of task has a group, a deadline and a step when the deadline passes: one row each in the owner's table
 * {@code taskPolicy}. Diagrams ask for the deadline with {@code ${taskPolicy.dueAt(execution)}}.
 */
@Component("taskPolicy")
public class TaskPolicy {

    static final String TABLE = "taskPolicy";

    /** The priority that the engine gives a task of which nothing is said. */
    private static final int USUAL = 50;
    /** What a passed deadline adds: more than any urgency but an EMERGENCY. */
    static final int OVERDUE = 100;

    private final Decisions decisions;
    private final ClinicTime time;

    TaskPolicy(Decisions decisions, ClinicTime time) {
        this.decisions = decisions;
        this.time = time;
    }

    /** When the task that this execution is about to open must be done. */
    @ForModels
    public Date dueAt(DelegateExecution execution) {
        return dueAt(execution.getCurrentActivityId(), (String) execution.getVariable("urgency"));
    }

    /** The same by name, for the text of its form: the engine fills that in before it knows the task. */
    @ForModels
    public Date dueAt(String task, String urgency) {
        Map<String, Object> row = row(task, urgency);
        return Date.from(
                time.now().plus(Duration.parse((String) row.get("deadline"))).toInstant());
    }

    /**
     * For a timer on what must be done by a day: then, and again after the time of the task that its delay leads to, until it
     * is done.
     */
    @ForModels
    public String againFrom(Date first, String task, String urgency) {
        return "R/%s/%s".formatted(first.toInstant(), row(task, urgency).get("deadline"));
    }

    /**
     * The place in every list of the task that this execution is about to open: an EMERGENCY before all others, and what is
     * URGENT or PROMPT before the rest that is not overdue.
     */
    @ForModels
    public int priority(DelegateExecution execution) {
        String urgency = (String) execution.getVariable("urgency");
        if (Urgency.EMERGENCY.name().equals(urgency)) {
            return USUAL + 3 * OVERDUE;
        }
        if (Urgency.URGENT.name().equals(urgency)) {
            return USUAL + OVERDUE / 2;
        }
        return Urgency.PROMPT.name().equals(urgency) ? USUAL + OVERDUE / 4 : USUAL;
    }

    /** The group that a task is offered to as well once its deadline has passed. */
    String escalationGroup(String task, String urgency) {
        return (String) row(task, urgency).get("escalationGroup");
    }

    private Map<String, Object> row(String task, String urgency) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("task", task);
        inputs.put("urgency", urgency);
        return decisions.setting(TABLE, inputs);
    }
}
