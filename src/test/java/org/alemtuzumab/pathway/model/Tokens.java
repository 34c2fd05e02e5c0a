package org.alemtuzumab.pathway.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;

/**
 * Plays every way that tokens can take through a process, whatever its conditions say, to see whether it can end although
 * one task is never completed. A sub-process counts as one step.
 */
final class Tokens {

    /** More tokens in one place behave as this many. */
    private static final int ENOUGH = 2;

    private record Marking(Map<String, Integer> tokens) {

        Marking {
            tokens = new TreeMap<>(tokens);
        }

        boolean isEnd() {
            return tokens.isEmpty();
        }

        Marking with(FlowNode node) {
            Map<String, Integer> more = new TreeMap<>(tokens);
            more.merge(node.getId(), 1, (here, one) -> Math.min(ENOUGH, here + one));
            return new Marking(more);
        }

        Marking without(FlowNode node, int number) {
            Map<String, Integer> fewer = new TreeMap<>(tokens);
            fewer.computeIfPresent(node.getId(), (id, here) -> here > number ? here - number : null);
            return new Marking(fewer);
        }
    }

    private record Step(Marking before, String node) {}

    private final ProcessModel process;
    private final String task;
    private final Map<Marking, Step> reached = new HashMap<>();
    private final Deque<Marking> open = new ArrayDeque<>();

    private Tokens(ProcessModel process, String task) {
        this.process = process;
        this.task = task;
    }

    /** The nodes passed on a way to the process's end on which the task is never completed; empty when there is none. */
    static List<String> wayToTheEndWithout(ProcessModel process, String task) {
        return new Tokens(process, task).search();
    }

    private List<String> search() {
        for (StartEvent start : process.all(StartEvent.class)) {
            if (process.process().equals(ProcessModel.scope(start))) {
                reach(new Marking(Map.of(start.getId(), 1)), null);
            }
        }
        while (!open.isEmpty()) {
            Marking marking = open.remove();
            if (marking.isEnd()) {
                return way(marking);
            }
            marking.tokens()
                    .keySet()
                    .forEach(id -> move(marking, process.model().getModelElementById(id)));
        }
        return List.of();
    }

    private void move(Marking marking, FlowNode node) {
        Consumer<Marking> to = after -> reach(after, new Step(marking, node.getId()));
        for (BoundaryEvent event : process.all(BoundaryEvent.class)) {
            if (event.getAttachedTo().equals(node)) {
                Marking rest = event.cancelActivity() ? marking.without(node, 1) : marking;
                reach(follow(rest, event), new Step(marking, event.getId()));
            }
        }
        if (node.getId().equals(task)) {
            return;
        }
        if (node instanceof EndEvent) {
            boolean all =
                    ProcessModel.trigger(node, TerminateEventDefinition.class).isPresent();
            to.accept(all ? new Marking(Map.of()) : marking.without(node, 1));
        } else if (node instanceof ParallelGateway) {
            int needed = node.getIncoming().size();
            if (marking.tokens().get(node.getId()) >= Math.min(needed, ENOUGH)) {
                to.accept(follow(marking.without(node, needed), node));
            }
        } else {
            for (SequenceFlow flow : node.getOutgoing()) {
                to.accept(marking.without(node, 1).with(flow.getTarget()));
            }
        }
    }

    private static Marking follow(Marking marking, FlowNode node) {
        Marking after = marking;
        for (SequenceFlow flow : node.getOutgoing()) {
            after = after.with(flow.getTarget());
        }
        return after;
    }

    private void reach(Marking marking, Step step) {
        if (!reached.containsKey(marking)) {
            reached.put(marking, step);
            open.add(marking);
        }
    }

    private List<String> way(Marking end) {
        LinkedList<String> way = new LinkedList<>();
        for (Step step = reached.get(end); step != null; step = reached.get(step.before())) {
            way.addFirst(step.node());
        }
        return new ArrayList<>(way);
    }
}
