package org.alemtuzumab.pathway.signature;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;

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
            new Question("waitDecision", Map.of("proceed", Texts.VACCINATION, "wait", Texts.UNSIGNED)),
            new Question("listDecision", Map.of("proceed", Texts.VACCINATION, "vaccinate", Texts.UNSIGNED))),
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
    DECIDE_AT_BEDSIDE(
            "decideAtBedside",
            decision(
                    entry("goOn", "I have evaluated the patient, and let it go on as shown."),
                    entry("wait", Texts.UNSIGNED),
                    entry("stop", Texts.UNSIGNED))),
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
    RECORD_ADDED_OUTCOME("recordAddedOutcome", Texts.CLOSING),
    ANSWER_FINDINGS_BY_HAND(
            "answerFindingsByHand",
            new Question("whatWasDone", Map.of(), "I answer these findings by hand: what I state is arranged."));

    /**
     * One question of a step's form.
     *
     * @param meanings what a signature means, by answer; "" where none is asked for
     * @param otherwise what it means under any other answer
     */
    record Question(String name, Map<String, String> meanings, String otherwise) {

        private Question(String name, Map<String, String> meanings) {
            this(name, meanings, Texts.OTHER);
        }

        private Optional<String> meaning(String answer) {
            return Optional.ofNullable(answer)
                    .map(given -> meanings.getOrDefault(given, otherwise))
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

    /** @param listener how a diagram names the bean, such as <code>${startInfusion}</code>; null where it names none */
    static Optional<SignedStep> of(String listener) {
        String bean = String.valueOf(listener).replaceAll("\\W", "");
        return Arrays.stream(values()).filter(step -> step.bean.equals(bean)).findFirst();
    }

    /** Those whose beans act on the answers of this task: an edited diagram may hang up several. */
    static List<SignedStep> at(UserTask task) {
        return Stream.ofNullable(task.getExtensionElements())
                .flatMap(extensions ->
                        extensions.getElementsQuery().filterByType(CamundaTaskListener.class).list().stream())
                .filter(listener -> TaskListener.EVENTNAME_COMPLETE.equals(listener.getCamundaEvent()))
                .flatMap(listener -> of(listener.getCamundaDelegateExpression()).stream())
                .toList();
    }

    /** The name of the step: of its task, its form and the bean that acts on its answers. */
    String bean() {
        return bean;
    }

    List<Question> questions() {
        return questions;
    }

    /**
     * What a signature under these answers means; empty where none is asked for.
     *
     * @param emergency whether a finding that the answers close is an EMERGENCY
     */
    Optional<String> meaning(Function<String, Optional<String>> values, BooleanSupplier emergency) {
        return questions.contains(Texts.CLOSING) && !emergency.getAsBoolean()
                ? Optional.empty()
                : questions.stream()
                        .flatMap(question -> values.apply(question.name()).flatMap(question::meaning).stream())
                        .findFirst();
    }
}
