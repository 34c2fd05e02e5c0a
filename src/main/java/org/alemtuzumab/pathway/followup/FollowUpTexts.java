package org.alemtuzumab.pathway.followup;

import java.time.LocalDate;
import java.util.Date;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.evaluation.FindingHistory;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.neurology.MriTexts;
import org.alemtuzumab.pathway.order.Orders;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** What the forms of a follow-up tell their reader. */
@Component("followUpTexts")
public class FollowUpTexts {

    private static final String REACTION = "INF-21";

    private final FollowUps followUps;
    private final Findings findings;
    private final FindingHistory history;
    private final MriTexts mri;
    private final Analytes analytes;
    private final ClinicTime time;

    FollowUpTexts(
            FollowUps followUps,
            Findings findings,
            FindingHistory history,
            MriTexts mri,
            Analytes analytes,
            ClinicTime time) {
        this.followUps = followUps;
        this.findings = findings;
        this.history = history;
        this.mri = mri;
        this.analytes = analytes;
        this.time = time;
    }

    /** The findings that ask for this follow-up. */
    @ForModels
    public String evidence(Long followUpId) {
        return history.markdown(findings.ofFollowUp(followUpId));
    }

    /** What is to be done, in one or two sentences; what the last MRI showed, where the brain is looked at (NEU-1), and the sheet for the laboratory. */
    @ForModels
    public String whatToDo(Long followUpId) {
        FollowUp followUp = followUps.get(followUpId);
        boolean brain =
                followUp.is(FollowUpKind.ANSWER) || followUp.analyteCodes().contains("mri");
        String last = brain ? mri.last(followUp.patientNumber()) : "";
        return Stream.of(work(followUp), last, requestSheet(followUp))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /** Of what is measured once more; a report that is unclear is asked about by telephone. */
    private String requestSheet(FollowUp followUp) {
        return followUp.is(FollowUpKind.CLARIFY)
                        || analytes.measured(followUp.analyteCodes()).isEmpty()
                ? ""
                : Orders.sheet(FollowUpOrders.number(followUp.id()));
    }

    private String work(FollowUp followUp) {
        if (followUp.is(FollowUpKind.ANSWER)) {
            return "Say whether you suspect PML or autoimmune encephalitis, and why. Until you have, and until MRI is there, the drug is held; nothing else lifts it.";
        }
        if (followUp.is(FollowUpKind.CALL)) {
            return followUp.attempt() > 1
                    ? "Telephone the patient again: is it over, the same, or worse?"
                    : "Telephone the patient: how is it now? Settle it with what was said, or pass it on.";
        }
        if (followUp.analyteCodes().isEmpty()) {
            return "Decide what these findings mean for this patient, and say why.";
        }
        String work =
                switch (followUp.kind()) {
                    case CLARIFY ->
                        followUps
                                .explainedDay(followUp.id())
                                .map(
                                        "Ask the patient about the sample of %s: an answer about another day does not count."
                                                ::formatted)
                                .orElse("Telephone the laboratory, and enter the result again with its right unit. "
                                        + "Nothing is guessed, and the unclear value is not judged.");
                    case REFLEX -> "Order this further test: it shows what the abnormal result means.";
                    case REFERENCE ->
                        "This patient has no baseline. Enter the values that later results are to be "
                                + "compared with, and the day that they are from.";
                    case RECHECK ->
                        "The platelets fell during a course. Count them again until they have recovered, and "
                                + "before the next dose is decided on.";
                    case REPEAT -> "Repeat this test. A normal result closes it.";
                    case CALL, ANSWER -> throw new IllegalStateException("It asks for no test");
                };
        return followUp.attempt() > 1 ? work + " This is repeat number " + followUp.attempt() + "." : work;
    }

    /** yes where the patient is telephoned, and no test is done (SAF-13, INF-19). */
    @ForModels
    public String call(Long followUpId) {
        return followUps.get(followUpId).is(FollowUpKind.CALL) ? "yes" : "no";
    }

    /** yes where the call is about a reaction, whose grade is recorded (INF-21). */
    @ForModels
    public String reaction(Long followUpId) {
        return followUps.get(followUpId).is(FollowUpKind.CALL)
                        && findings.ofFollowUp(followUpId).stream()
                                .anyMatch(finding -> finding.rule().equals(REACTION))
                ? "yes"
                : "no";
    }

    /** yes where the neurologist says whether PML or autoimmune encephalitis is suspected (NEU-1). */
    @ForModels
    public String answer(Long followUpId) {
        return followUps.get(followUpId).is(FollowUpKind.ANSWER) ? "yes" : "no";
    }

    /** REN-4: the day of the sample that the answer explains; null where the day is to be entered. */
    @ForModels
    public String collectedOn(Long followUpId) {
        return followUps.explainedDay(followUpId).map(LocalDate::toString).orElse(null);
    }

    /** What was said on the telephone, or why it could not be done. */
    @ForModels
    public String chased(Long followUpId) {
        String note = followUps.get(followUpId).note();
        return note == null ? "" : "Noted before: " + note;
    }

    /** RPT-1: a call about what was not done in time is URGENT at least. */
    @ForModels
    public String callUrgency(Long followUpId) {
        return followUps.get(followUpId).urgency().orMore(Urgency.URGENT).name();
    }

    /** What an EMERGENCY asks for beside the form; empty for anything less. */
    @ForModels
    public String atOnce(String urgency) {
        return Urgency.valueOf(urgency) == Urgency.EMERGENCY
                ? "telephone at once. Until it is cleared up, the value counts as real: tell the physician on call."
                : "";
    }

    /** Day and hour in the clinic's time zone. */
    @ForModels
    public String moment(Date moment) {
        return time.text(moment);
    }
}
