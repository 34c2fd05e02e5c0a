package org.alemtuzumab.pathway.engine;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;

/** What was to be deployed has faults; all of them are in the message. Whoever sent it gets 400. */
public final class ModelsRefused extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    ModelsRefused(List<String> problems) {
        super("Not deployed. " + String.join(" ", problems));
    }
}
