package org.alemtuzumab.pathway.signature;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The steps that are signed, with what a signature under each answer means. What only stops, keeps or waits, such as "the
 * patient is not infused", asks for no signature: nothing may hold it up. An answer that an edited form adds is signed.
 *
 * <p>A step is known by the bean that acts on its answers, not by its place in a diagram: whoever renames a task or draws it
 * once more cannot leave the signature out.
 */
enum SignedStep {
    CONFIRM_ELIGIBILITY(
            "confirmEligibility",
            decision(
                    entry("confirm", "I confirm what is proposed about this patient's eligibility for the course."),
                    entry("defer", "I defer this patient's course until something is clarified."))),
    DECIDE_ON_VACCINATION(
            "decideOnVaccination",
            new Question("varicellaDecision", Map.of("proceed", Texts.VACCINATION, "vaccinate", Texts.UNSIGNED)),
            new Question("waitDecision", Map.of("proceed", Texts.VACCINATION, "wait", Texts.UNSIGNED))),
    SIGN_NEUROLOGIST_OVERRIDE(
            "signNeurologistOverride",
            decision(
                    entry("allow", "As neurologist I set aside the rules shown, for this course."),
                    entry("keep", "As neurologist I keep the rules shown: no course now."))),
    SIGN_SPECIALIST_OVERRIDE(
            "signSpecialistOverride",
            decision(
                    entry("allow", "As specialist I set aside the rules shown, for this course."),
                    entry("keep", "As specialist I keep the rules shown: no course now."))),
    DECIDE_ON_COURSE(
            "decideOnCourse",
            decision(entry("resume", "I let the course that is held go on."), entry("end", Texts.UNSIGNED))),
    START_INFUSION(
            "startInfusion",
            decision(entry("start", "I give the go for this infusion."), entry("doNotInfuse", Texts.UNSIGNED))),
    DECIDE_END_OF_MONITORING(
            "decideEndOfMonitoring",
            decision(
                    entry("discharge", "I end this patient's monitoring with the lifelong-vigilance letter."),
                    entry("end", "I end this patient's monitoring without discharge."),
                    entry("extend", "I extend this patient's monitoring."))),
    SETTLE_DEPARTURE(
            "settleDeparture",
            new Question(
                    "settlement",
                    Map.of(
                            "accepted",
                            "I end this patient's monitoring here: another centre has accepted in writing.",
                            "refused",
                            "I end this patient's monitoring: the patient refuses it in writing.",
                            "stays",
                            Texts.UNSIGNED))),
    SIGN_PROFILE_CHANGE(
            "signProfileChange",
            decision(
                    entry("sign", "I sign this change of a profile and take upon me which safeguards are lost."),
                    entry("refuse", "I refuse this change of a profile."))),
    RECORD_OUTCOME("recordOutcome", Texts.CLOSING),
    RECORD_ADDED_OUTCOME("recordAddedOutcome", Texts.CLOSING);

    /** One question of a step's form. @param meanings what a signature means, by answer; "" where none is asked for */
    record Question(String name, Map<String, String> meanings) {

        private Optional<String> meaning(String answer) {
            return Optional.ofNullable(answer)
                    .map(given -> meanings.getOrDefault(given, Texts.OTHER))
                    .filter(meaning -> !meaning.isEmpty());
        }
    }

    /** Apart, because an enum's constants come before its fields. */
    private static final class Texts {

        static final String UNSIGNED = "";
        static final String OTHER = "I answer this step as shown.";
        static final String VACCINATION = "I set aside a rule on vaccination for this course.";
        static final Question CLOSING = new Question(
                "outcome",
                Map.of(
                        "confirmed", "I close these EMERGENCY findings: a disease is confirmed.",
                        "excluded", "I close these EMERGENCY findings: nothing explains them.",
                        "observed", UNSIGNED));
    }

    private static final String EMERGENCY = "EMERGENCY";

    private final String bean;
    private final List<Question> questions;

    SignedStep(String bean, Question... questions) {
        this.bean = bean;
        this.questions = List.of(questions);
    }

    @SafeVarargs
    private static Question decision(Map.Entry<String, String>... meanings) {
        return new Question("decision", Map.ofEntries(meanings));
    }

    static Optional<SignedStep> of(String bean) {
        return Arrays.stream(values()).filter(step -> step.bean.equals(bean)).findFirst();
    }

    /** The name of the step: of its task, its form and the bean that acts on its answers. */
    String bean() {
        return bean;
    }

    List<Question> questions() {
        return questions;
    }

    /** What a signature under these answers means; empty where none is asked for. @param values of answers and of what is shown */
    Optional<String> meaning(Function<String, Optional<String>> values) {
        boolean lesser = questions.contains(Texts.CLOSING)
                && values.apply("urgency")
                        .filter(urgency -> !urgency.equals(EMERGENCY))
                        .isPresent();
        return lesser
                ? Optional.empty()
                : questions.stream()
                        .flatMap(question -> values.apply(question.name()).flatMap(question::meaning).stream())
                        .findFirst();
    }
}
