package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import org.alemtuzumab.pathway.text.Spelled;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * A physician is called to an infusion day, and decides (INF-05, INF-06, INF-09, INF-12).
 *
 * @param situation what the physician is asked about
 * @param plannedRate mL per hour that a nurse wants to infuse at; null unless it is about a rate
 * @param answer null until somebody decides, or it is no longer needed
 */
record BedsideCall(
        @Id Long id,
        @Embedded.Empty InfusionDayRef day,
        Kind kind,
        String situation,
        Double plannedRate,
        OffsetDateTime askedAt,
        @Embedded.Nullable Answer answer) {

    enum Decision implements Spelled {
        GO_ON,
        WAIT,
        /** Not yet: the corticosteroid is given again first (INF-06). */
        REPEAT,
        STOP,
        NOT_NEEDED
    }

    /** @param reason null, as is who decided, where it is no longer needed */
    record Answer(Decision decision, String reason, String decidedBy, OffsetDateTime decidedAt) {}

    /** What is asked, and what "it may go on" and "nothing more" mean for it. */
    enum Kind {
        PREMEDICATION(
                "the infusion is prepared without anything more being given before it",
                "the premedication is given as planned, and recorded again",
                "nothing is infused today"),
        START(
                "the infusion may start as planned",
                "it does not start like this: it is put right first, such as by a slower rate or a corticosteroid given again",
                "nothing is infused today"),
        READING(
                "the infusion may go on with these values, until they are worse",
                "it stays paused, and is read again",
                "the infusion is stopped for good"),
        REACTION(
                "the infusion may be resumed",
                "it stays paused, and is read again",
                "the infusion is stopped for good"),
        SERIOUS(
                "the patient may leave when the observation is over and a reading is inside the limits",
                "the patient stays under observation",
                "the patient is admitted to the hospital; a neurologist decides on the course"),
        LEAVING(
                "the patient may leave with these values, unless they get worse",
                "the patient stays under observation",
                "the patient is admitted to the hospital; a neurologist decides on the course"),
        REQUEST(
                "the infusion may go on, at the rate asked about where there is one",
                "it stays as it is, and is read again",
                "the infusion is stopped for good"),
        DURATION(
                "the next dose may be given as planned",
                "the next dose is held, until this is answered otherwise",
                "the next dose is held, and a neurologist decides on the course");

        final String goOn;
        final String wait;
        final String stop;

        Kind(String goOn, String wait, String stop) {
            this.goOn = goOn;
            this.wait = wait;
            this.stop = stop;
        }
    }

    boolean open() {
        return answer == null;
    }

    boolean decided(Decision what) {
        return !open() && answer.decision() == what;
    }

    /** Whether a physician has answered. */
    boolean answered() {
        return !open() && !decided(Decision.NOT_NEEDED);
    }

    /** Answered, and not before that moment. */
    boolean answeredSince(OffsetDateTime since) {
        return answered() && !answer.decidedAt().isBefore(since);
    }

    BedsideCall answered(Answer given) {
        return new BedsideCall(id, day, kind, situation, plannedRate, askedAt, given);
    }

    /** What the answer means for what was asked. */
    String meaning() {
        return switch (answer.decision()) {
            case GO_ON -> kind.goOn;
            case STOP -> kind.stop;
            case REPEAT -> "the corticosteroid is given again, before it may start";
            default -> kind.wait;
        };
    }
}
