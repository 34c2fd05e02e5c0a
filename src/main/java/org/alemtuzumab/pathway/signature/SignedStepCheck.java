package org.alemtuzumab.pathway.signature;

import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.engine.ModelCheck;
import org.alemtuzumab.pathway.engine.Place;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Lets the bean of a signed step act only where its signature is asked for: when a person completes a user task. */
@Component
class SignedStepCheck implements ModelCheck {

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        return Place.ofDiagrams(files)
                .flatMap(place -> SignedStep.of(place.extension("delegateExpression")).stream()
                        .filter(step -> !signedAt(place))
                        .map(step -> place.fault(
                                "'%s' acts on answers that are signed, and nobody would sign here. Name it in a taskListener with event=\"complete\" of a user task."
                                        .formatted(step.bean()))))
                .toList();
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
