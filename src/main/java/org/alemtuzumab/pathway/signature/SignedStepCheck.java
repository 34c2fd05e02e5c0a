package org.alemtuzumab.pathway.signature;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.engine.KeptModels;
import org.alemtuzumab.pathway.engine.ModelCheck;
import org.alemtuzumab.pathway.engine.Place;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Lets the bean of a signed step act only where its signature is asked for: when a person completes a user task. Whose signature
 * it is, an edit does not change.
 */
@Component
class SignedStepCheck implements ModelCheck {

    private final KeptModels kept;

    SignedStepCheck(KeptModels kept) {
        this.kept = kept;
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        return Place.ofDiagrams(files)
                .flatMap(place -> SignedStep.of(place.extension("delegateExpression")).stream()
                        .flatMap(step -> problem(place, step).stream())
                        .map(place::fault))
                .toList();
    }

    private Optional<String> problem(Place place, SignedStep step) {
        if (!signedAt(place)) {
            return Optional.of(
                    "'%s' acts on answers that are signed, and nobody would sign here. Name it in a taskListener with event=\"complete\" of a user task."
                            .formatted(step.bean()));
        }
        Place task = place.around("userTask").orElseThrow();
        String group = task.extension("candidateGroups");
        return Optional.of(kept)
                .filter(KeptModels::compares)
                .flatMap(models -> models.group(task))
                .filter(signing -> !signing.equals(group))
                .map(signing ->
                        "'%s' would be signed by '%s', and in the product it is by '%s'. Who signs is not for an edit: put the group back."
                                .formatted(step.bean(), group, signing));
    }

    private static boolean signedAt(Place place) {
        return place.element().getLocalName().equals("taskListener")
                && TaskListener.EVENTNAME_COMPLETE.equals(place.extension("event"))
                && place.element()
                        .getParentNode()
                        .getParentNode()
                        .getLocalName()
                        .equals("userTask");
    }
}
