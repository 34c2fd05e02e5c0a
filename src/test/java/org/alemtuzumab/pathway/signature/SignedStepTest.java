package org.alemtuzumab.pathway.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of signed steps, the diagrams and the forms say the same. */
class SignedStepTest {

    private static final String MARK = "Asks for a signature";

    @Test
    void whatTheDiagramsCallSignedIsOnTheList() throws IOException {
        assertThat(userTasks().stream()
                        .filter(task -> task.getDocumentations().stream()
                                .anyMatch(words -> words.getTextContent().contains(MARK)))
                        .map(UserTask::getId))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(SignedStep.values()).map(SignedStep::bean).toList());
    }

    /** An owner who gives a form one more answer cannot be kept from it; the product's own are all thought of. */
    @ParameterizedTest
    @EnumSource
    void everyAnswerOfTheFormHasItsMeaning(SignedStep step) throws IOException {
        JsonNode form = new ObjectMapper()
                .readTree(Path.of("forms", step.bean() + ".form").toFile());

        for (SignedStep.Question question : step.questions()) {
            Set<String> answers = new HashSet<>();
            form.findParents("key").stream()
                    .filter(field -> field.path("key").asText().equals(question.name()))
                    .forEach(field -> field.path("values")
                            .forEach(value -> answers.add(value.path("value").asText())));
            assertThat(question.meanings().keySet()).isEqualTo(answers);
        }
    }

    @Test
    void whatStopsOrWaitsAsksForNoSignatureAndAnUnknownAnswerDoes() {
        assertThat(meaning(SignedStep.START_INFUSION, "decision", "doNotInfuse"))
                .isEmpty();
        assertThat(meaning(SignedStep.SETTLE_DEPARTURE, "settlement", "stays")).isEmpty();
        assertThat(meaning(SignedStep.DECIDE_ON_COURSE, "decision", "end")).isEmpty();
        assertThat(meaning(SignedStep.SETTLE_DEPARTURE, "settlement", "movedAbroad"))
                .contains("I answer this step as shown.");
    }

    @ParameterizedTest
    @EnumSource(names = {"RECORD_OUTCOME", "RECORD_ADDED_OUTCOME"})
    void onlyAnEmergencyIsClosedBySignature(SignedStep step) {
        assertThat(step.meaning(answer("outcome", "excluded"), () -> true)).isPresent();
        assertThat(step.meaning(answer("outcome", "excluded"), () -> false)).isEmpty();
        assertThat(step.meaning(answer("outcome", "observed"), () -> true)).isEmpty();
    }

    @Test
    void whatCouldNotBeRoutedIsAnsweredBySignatureWhateverIsSaid() {
        assertThat(meaning(SignedStep.ANSWER_FINDINGS_BY_HAND, "whatWasDone", "Telephoned"))
                .contains("I answer these findings by hand: what I state is arranged.");
    }

    @Test
    void aTaskOfSeveralSignedStepsIsEachOfThem() {
        UserTask both = Bpmn.createExecutableProcess("edited")
                .startEvent()
                .userTask("both")
                .camundaTaskListenerDelegateExpression("complete", "${settleDeparture}")
                .camundaTaskListenerDelegateExpression("complete", "${recordOutcome}")
                .done()
                .getModelElementById("both");

        assertThat(SignedStep.at(both)).containsExactly(SignedStep.SETTLE_DEPARTURE, SignedStep.RECORD_OUTCOME);
    }

    private static Function<String, Optional<String>> answer(String question, String answer) {
        return name -> name.equals(question) ? Optional.of(answer) : Optional.empty();
    }

    private static Optional<String> meaning(SignedStep step, String question, String answer) {
        return step.meaning(answer(question, answer), () -> true);
    }

    private static List<UserTask> userTasks() throws IOException {
        List<UserTask> tasks = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            files.filter(file -> file.toString().endsWith(".bpmn"))
                    .forEach(file ->
                            tasks.addAll(Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class)));
        }
        return tasks;
    }
}
