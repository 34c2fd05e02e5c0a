package org.alemtuzumab.pathway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.laboratory.Inbox;
import org.alemtuzumab.pathway.laboratory.Protocol;
import org.alemtuzumab.pathway.laboratory.State;
import org.alemtuzumab.pathway.monitoring.MonitoredPatient;
import org.alemtuzumab.pathway.monitoring.MonitoringRound;
import org.alemtuzumab.pathway.monitoring.Rounds;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.story.Story;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.context.ApplicationContext;

/** Patients after course 1 whose months are uneventful, lived step by step; each step is measured, what lies between is not. */
final class MonthlyRounds {

    /** A Monday long ago, so that all rounds of a bench lie in one year. */
    static final LocalDate FIRST_INFUSION = LocalDate.of(2026, 3, 2);

    private static final Pattern QUANTITY = Pattern.compile("([0-9.]+) (.+)");

    private final ProcessEngine engine;
    private final Rounds rounds;
    private final Inbox inbox;
    private final Analytes analytes;
    private final Workers workers;
    private final Counter counter;
    private final List<String> patients;

    /** How results come in. */
    enum Way {
        FORM,
        FHIR
    }

    MonthlyRounds(ApplicationContext beans, Workers workers, String prefix, int number, LocalDate firstInfusion) {
        engine = beans.getBean(ProcessEngine.class);
        rounds = beans.getBean(Rounds.class);
        inbox = beans.getBean(Inbox.class);
        analytes = beans.getBean(Analytes.class);
        counter = beans.getBean(Counter.class);
        this.workers = workers;
        patients = IntStream.range(0, number)
                .mapToObj(each -> inRoundOne(beans, prefix + each, firstInfusion))
                .toList();
        close(Way.FORM);
    }

    private static String inRoundOne(ApplicationContext beans, String number, LocalDate firstInfusion) {
        MonitoredPatient patient = new MonitoredPatient(beans, number, MonitoredPatient.NORMAL, firstInfusion);
        patient.story.until(
                firstInfusion.plusDays(4).plusMonths(1).atTime(LocalTime.NOON).toString());
        return number;
    }

    /** The next round of every patient, from its timer until it has closed. */
    Workers.Took round(Way way) {
        Workers.Took opened = open();
        return opened.plus(close(way));
    }

    private Workers.Took open() {
        List<Job> timers = patients.stream()
                .map(patient -> engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(patient)
                                .processDefinitionKey("monitoring")
                                .singleResult()
                                .getId())
                        .activityId("nextRoundOpens")
                        .singleResult())
                .toList();
        VirtualTime.set(timers.stream()
                .map(Job::getDuedate)
                .max(Date::compareTo)
                .orElseThrow()
                .toInstant());
        return counted(timers.stream().map(Job::getId).toList(), engine.getManagementService()::executeJob)
                .plus(doWhatWaits());
    }

    private Workers.Took close(Way way) {
        LocalDate due = openRound(patients.get(0)).dueOn();
        VirtualTime.set(due.atTime(LocalTime.NOON).atZone(Story.ZONE).toInstant());
        Workers.Took sent = way == Way.FHIR ? send(due) : Workers.Took.NOTHING;
        Workers.Took entered = sent.plus(counted(
                        answers(due),
                        answer -> as("msNurse", () -> engine.getFormService()
                                .submitTaskForm(answer.task(), answer.fields()))))
                .plus(doWhatWaits());
        patients.forEach(patient -> assertThat(rounds.of(patient))
                .extracting(MonitoringRound::state)
                .containsOnly(MonitoringRound.COMPLETE));
        return entered;
    }

    private Workers.Took send(LocalDate day) {
        List<String> bundles =
                patients.stream().map(patient -> bundle(patient, day)).toList();
        return counted(
                        bundles,
                        bundle -> as("laboratory", () -> assertThat(inbox.take(Protocol.FHIR, "laboratory", bundle)
                                        .state())
                                .isEqualTo(State.PROCESSED)))
                .plus(doWhatWaits());
    }

    /** What the engine has put off until a transaction of its own. */
    private Workers.Took doWhatWaits() {
        Workers.Took all = Workers.Took.NOTHING;
        while (true) {
            List<String> waiting = engine.getManagementService().createJobQuery().messages().list().stream()
                    .map(Job::getId)
                    .toList();
            if (waiting.isEmpty()) {
                return all;
            }
            all = all.plus(counted(waiting, engine.getManagementService()::executeJob));
        }
    }

    private record Answer(String task, Map<String, Object> fields) {}

    private List<Answer> answers(LocalDate day) {
        return patients.stream()
                .map(patient -> {
                    Map<String, Object> fields = new LinkedHashMap<>(asked(patient));
                    fields.put("collectedOn", day.toString());
                    return new Answer(
                            engine.getTaskService()
                                    .createTaskQuery()
                                    .processInstanceBusinessKey(patient)
                                    .taskDefinitionKey("recordRoundResults")
                                    .singleResult()
                                    .getId(),
                            fields);
                })
                .toList();
    }

    /** What the open round still asks for, with normal answers. */
    private Map<String, String> asked(String patient) {
        return Arrays.stream(rounds.panel(openRound(patient).id()).split(","))
                .filter(MonitoredPatient.NORMAL::containsKey)
                .collect(Collectors.toMap(code -> code, MonitoredPatient.NORMAL::get));
    }

    private MonitoringRound openRound(String patient) {
        return rounds.of(patient).stream()
                .filter(MonitoringRound::open)
                .findFirst()
                .orElseThrow();
    }

    private String bundle(String patient, LocalDate day) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        asked(patient).forEach((code, text) -> analytes.get(code).loinc().stream()
                .findFirst()
                .ifPresent(loinc -> bundle.addEntry()
                        .setResource(observation(patient, day, loinc, text))
                        .getRequest()
                        .setMethod(Bundle.HTTPVerb.POST)
                        .setUrl("Observation")));
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(bundle);
    }

    static Observation observation(String patient, LocalDate day, String loinc, String text) {
        Observation observation = new Observation();
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.addIdentifier().setValue("S-" + patient + day);
        observation.setCode(new CodeableConcept(new Coding("http://loinc.org", loinc, null)));
        Reference subject = new Reference();
        subject.getIdentifier().setValue(patient);
        observation.setSubject(subject);
        observation.setEffective(new DateTimeType(day.toString()));
        Matcher quantity = QUANTITY.matcher(text);
        observation.setValue(
                quantity.matches()
                        ? new Quantity()
                                .setValue(new BigDecimal(quantity.group(1)))
                                .setUnit(quantity.group(2))
                        : new StringType(text));
        return observation;
    }

    private void as(String user, Runnable work) {
        as(engine, user, work);
    }

    /** By somebody of the group of this name. */
    static void as(ProcessEngine engine, String user, Runnable work) {
        engine.getIdentityService().setAuthentication(user, List.of(user));
        try {
            work.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private <T> Workers.Took counted(List<T> pieces, Consumer<T> step) {
        counter.count(true);
        try {
            return workers.each(pieces, step);
        } finally {
            counter.count(false);
        }
    }
}
