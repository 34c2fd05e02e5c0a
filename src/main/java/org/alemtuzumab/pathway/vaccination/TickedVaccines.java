package org.alemtuzumab.pathway.vaccination;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.text.Spelling;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.alemtuzumab.pathway.vaccination.Tick.Status;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The national schedule as it was ticked off before each course (SCR-08); what is open or refused is decided by a neurologist. */
@Component("tickedVaccines")
@Transactional
public class TickedVaccines {

    static final String SETTLED = "settled";
    static final String OPEN = "open";
    static final String REFUSED = "refused";
    /** Open or refused, and a neurologist goes on without. */
    static final String ACCEPTED = "accepted";

    private static final String ON = "On";
    private static final String BECAUSE = "Because";
    private static final String DECIDED_ON = "decidedOn";

    private final VaccineSchedule schedule;
    private final Assessments assessments;
    private final ClinicTime time;

    TickedVaccines(VaccineSchedule schedule, Assessments assessments, ClinicTime time) {
        this.schedule = schedule;
        this.assessments = assessments;
        this.time = time;
    }

    /** @param ticks by the vaccine's id */
    void record(String patientNumber, int courseNumber, Map<String, Tick> ticks) {
        Map<String, Object> answers = new HashMap<>();
        ticks.forEach((vaccine, tick) -> {
            tick.status().ifPresent(status -> answers.put(vaccine, Spelling.of(status)));
            tick.on().ifPresent(day -> answers.put(vaccine + ON, day.toString()));
            tick.because().ifPresent(reason -> answers.put(vaccine + BECAUSE, reason));
        });
        assessments.record(patientNumber, courseNumber, Assessments.VACCINE_LIST, time.today(), answers);
    }

    /** A neurologist goes on without what is not settled now, or has it completed first. */
    void decide(String patientNumber, int courseNumber, boolean goOn, String reason) {
        assessments.record(
                patientNumber,
                courseNumber,
                Assessments.VACCINE_LIST_DECISION,
                time.today(),
                Map.of(DECIDED_ON, goOn ? unsettled(patientNumber, courseNumber) : List.of(), "reason", reason));
    }

    /**
     * What the list comes to for a course: settled, open, refused or accepted; empty where nobody was asked. What was reviewed
     * before there was a list had one answer for all vaccines.
     */
    Optional<String> state(String patientNumber, int courseNumber) {
        Optional<Assessed> list = list(patientNumber, courseNumber);
        if (list.isEmpty()) {
            return assessments
                    .latest(patientNumber, courseNumber, Assessments.VACCINATION_REVIEW)
                    .map(before -> SETTLED);
        }
        List<String> unsettled = unsettled(patientNumber, courseNumber);
        if (unsettled.isEmpty()) {
            return Optional.of(SETTLED);
        }
        boolean accepted = assessments
                .latest(patientNumber, courseNumber, Assessments.VACCINE_LIST_DECISION)
                .filter(decision -> decision.list(DECIDED_ON).containsAll(unsettled))
                .isPresent();
        boolean refused =
                unsettled.stream().allMatch(vaccine -> tick(list.get(), vaccine).refused());
        return Optional.of(accepted ? ACCEPTED : refused ? REFUSED : OPEN);
    }

    /** Whether a neurologist has to decide before a day can be booked. */
    boolean toDecide(String patientNumber, int courseNumber) {
        return state(patientNumber, courseNumber)
                .filter(state -> state.equals(OPEN) || state.equals(REFUSED))
                .isPresent();
    }

    /** What a vaccine's question is filled in with; null where it must be asked. */
    @ForModels
    public String before(String patientNumber, int courseNumber, String vaccine) {
        return known(patientNumber, courseNumber, vaccine)
                .flatMap(tick -> tick.given() ? Optional.of(Status.COMPLETE) : tick.status())
                .map(Spelling::of)
                .orElse(null);
    }

    /** The reason that goes with it; null where there is none. */
    @ForModels
    public String becauseBefore(String patientNumber, int courseNumber, String vaccine) {
        return known(patientNumber, courseNumber, vaccine)
                .flatMap(Tick::because)
                .orElse(null);
    }

    /** What is open or refused, one line each, for the neurologist who decides; "" where nothing is. */
    String unsettledInWords(String patientNumber, int courseNumber) {
        Optional<Assessed> list = list(patientNumber, courseNumber);
        List<String> unsettled = unsettled(patientNumber, courseNumber);
        return schedule.vaccines().stream()
                .filter(each -> unsettled.contains(each.id()))
                .map(each ->
                        "- %s%s: %s".formatted(each.name(), live(each), inWords(tick(list.orElseThrow(), each.id()))))
                .collect(Collectors.joining("\n"));
    }

    /** In the course of the list every tick is known; of an earlier one what lasts. */
    private Optional<Tick> known(String patientNumber, int courseNumber, String vaccine) {
        Optional<Assessed> list = assessments.latest(patientNumber, Assessments.VACCINE_LIST);
        Optional<Tick> tick = list.map(each -> tick(each, vaccine))
                .filter(each -> each.status().isPresent());
        return list.filter(each -> each.courseNumber() == courseNumber).isPresent()
                ? tick
                : tick.filter(Tick::settled).filter(each -> lasts(vaccine, list.orElseThrow()));
    }

    private boolean lasts(String vaccine, Assessed list) {
        return schedule.vaccines().stream()
                .filter(each -> each.id().equals(vaccine))
                .allMatch(each -> each.askedAnewMonths() == null
                        || time.today().isBefore(list.performedOn().plusMonths(each.askedAnewMonths())));
    }

    private List<String> unsettled(String patientNumber, int courseNumber) {
        return list(patientNumber, courseNumber)
                .map(list -> schedule.vaccines().stream()
                        .map(ScheduledVaccine::id)
                        .filter(vaccine -> !tick(list, vaccine).settled())
                        .toList())
                .orElse(List.of());
    }

    private Optional<Assessed> list(String patientNumber, int courseNumber) {
        return assessments.latest(patientNumber, courseNumber, Assessments.VACCINE_LIST);
    }

    private static Tick tick(Assessed list, String vaccine) {
        return new Tick(
                list.text(vaccine).flatMap(status -> Spelling.read(Status.class, status)),
                list.text(vaccine + ON).map(LocalDate::parse),
                list.text(vaccine + BECAUSE));
    }

    private static String inWords(Tick tick) {
        return tick.refused() ? "refused, because: " + tick.because().orElse("not said") : "open";
    }

    private static String live(ScheduledVaccine vaccine) {
        return vaccine.live() ? " (live)" : "";
    }
}
