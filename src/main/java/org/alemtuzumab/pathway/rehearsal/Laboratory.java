package org.alemtuzumab.pathway.rehearsal;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.alemtuzumab.pathway.laboratory.Inbox;
import org.alemtuzumab.pathway.laboratory.Protocol;
import org.alemtuzumab.pathway.laboratory.State;
import org.alemtuzumab.pathway.laboratory.Taken;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The laboratory of a rehearsal: it hands messages to the same inbox as a real one, and sees what becomes of them. */
final class Laboratory {

    /** A task in which a person writes down what no laboratory sends by itself. */
    private static final String TYPED_BY_HAND = "recordOtherResults";

    private final Inbox inbox;
    private final Analytes analytes;
    private final CareTeam team;
    private final ProcessEngine engine;
    private final JdbcClient tables;
    private final ClinicTime time;

    Laboratory(
            Inbox inbox, Analytes analytes, CareTeam team, ProcessEngine engine, JdbcClient tables, ClinicTime time) {
        this.inbox = inbox;
        this.analytes = analytes;
        this.team = team;
        this.engine = engine;
        this.tables = tables;
        this.time = time;
    }

    /** Sends what an event of the scenario says, as often as it says. */
    void send(LivedPatient patient, Scenario.Event event) {
        if (event.message() != null) {
            Scenario.RawMessage message = event.message();
            String source = message.source() == null ? "laboratory" : message.source();
            deliver(
                    patient,
                    event,
                    message.protocol(),
                    message.protocol() == Protocol.FHIR ? source : null,
                    message.text(),
                    message.repeat() == null ? 1 : message.repeat());
            return;
        }
        LaboratorySample sample = event.laboratory();
        if (sample.rest() != null) {
            Map<String, String> rest =
                    uneventful(asked(patient, sample.collected().date()));
            if (rest.isEmpty()) {
                patient.problem(
                        event.line(),
                        "expected a round or an open task that says what the rest of this sample is, found none");
            }
            sample = sample.with(rest);
        }
        deliver(
                patient,
                event,
                sample.protocol(),
                sample.sender(),
                sample.message(patient.scenario.number(), time.now(), analytes, time.zone()),
                sample.repeat());
    }

    /** What the inbox knows already is a duplicate from the second time on, whatever became of the first. */
    private void deliver(
            LivedPatient patient, Scenario.Event event, Protocol protocol, String source, String text, int times) {
        for (int i = 0; i < times; i++) {
            Taken taken = deliver(patient, protocol, source, text);
            State expected = i == 0 || event.expectedState() == State.REFUSED ? event.expectedState() : State.DUPLICATE;
            if (taken.state() != expected) {
                patient.problem(
                        event.line(),
                        "expected the message %d to be %s, found %s: %s"
                                .formatted(taken.messageId(), expected, taken.state(), taken.outcome()));
            } else if (event.refused() != null && !taken.outcome().contains(event.refused())) {
                patient.problem(
                        event.line(),
                        "expected the message to be refused with \"%s\", found: %s"
                                .formatted(event.refused(), taken.outcome()));
            }
        }
    }

    private Taken deliver(LivedPatient patient, Protocol protocol, String source, String text) {
        Taken taken = inbox.take(protocol, source, text);
        patient.messages.add(taken.messageId());
        return taken;
    }

    /**
     * Sends what this task is to be answered with, where the scenario lives by messages and has not sent it yet.
     *
     * @return whether anything was sent
     */
    boolean feeds(LivedPatient patient, Task task, Map<String, Object> answers) {
        if (patient.scenario.feed() == null
                || task.getTaskDefinitionKey().equals(TYPED_BY_HAND)
                || !patient.fed.add(task.getId())) {
            return false;
        }
        Map<String, String> values = new LinkedHashMap<>();
        answers.forEach((key, value) -> {
            if (reported(key)) {
                values.put(key, value.toString());
            }
        });
        if (values.isEmpty()) {
            return false;
        }
        LocalDate collectedOn = Optional.ofNullable(answers.get("collectedOn"))
                .map(day -> LocalDate.parse(day.toString()))
                .orElse(time.today());
        LaboratorySample sample = new LaboratorySample(
                new Moment(
                        collectedOn,
                        collectedOn.equals(time.today()) ? time.now().toLocalTime() : null),
                patient.scenario.feed(),
                null,
                "%s-%d".formatted(patient.scenario.number(), patient.messages.size() + 1),
                null,
                null,
                null,
                values,
                null,
                null,
                null);
        Taken taken = deliver(
                patient,
                sample.protocol(),
                sample.sender(),
                sample.message(patient.scenario.number(), time.now(), analytes, time.zone()));
        if (taken.state() != State.PROCESSED) {
            patient.problem("expected the sample of the task '%s' on %s to be PROCESSED, found %s: %s"
                    .formatted(task.getTaskDefinitionKey(), collectedOn, taken.state(), taken.outcome()));
        }
        return true;
    }

    private boolean reported(String analyte) {
        return analytes.find(analyte)
                .map(Analyte::loinc)
                .filter(codes -> !codes.isEmpty())
                .isPresent();
    }

    private Map<String, String> uneventful(Set<String> asked) {
        Map<String, String> values = new LinkedHashMap<>();
        asked.stream()
                .filter(this::reported)
                .filter(team.uneventful()::containsKey)
                .forEach(analyte -> values.put(analyte, team.uneventful().get(analyte)));
        return values;
    }

    /** What the round asks for in whose window the day lies; where there is none, what open tasks ask for. */
    private Set<String> asked(LivedPatient patient, LocalDate day) {
        Set<String> asked = new TreeSet<>();
        tables.sql("select panel from monitoring_round where patient_number = ? and opens_on <= ? and closes_on > ?")
                .params(patient.scenario.number(), day, day)
                .query(String.class)
                .list()
                .forEach(panel -> asked.addAll(TaskContext.codes(panel)));
        if (asked.isEmpty()) {
            engine
                    .getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(patient.scenario.number())
                    .list()
                    .stream()
                    .map(task -> engine.getTaskService().getVariable(task.getId(), "panel"))
                    .filter(String.class::isInstance)
                    .forEach(panel -> asked.addAll(TaskContext.codes((String) panel)));
        }
        return asked;
    }
}
