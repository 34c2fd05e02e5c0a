package org.alemtuzumab.pathway.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.camunda.bpm.model.xml.ModelException;

/** Whether a file is one that the product deploys at all, and can be read as such. */
final class FileCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FileCheck() {}

    static Optional<String> problem(String name, byte[] content) {
        try {
            if (name.endsWith(".bpmn")) {
                ReadModels.diagram(content);
            } else if (name.endsWith(".dmn")) {
                ReadModels.table(content);
            } else if (name.endsWith(".form")) {
                if (!JSON.readTree(content).isObject()) {
                    return unreadable(name);
                }
            } else {
                return Optional.of(
                        "%s: only diagrams (.bpmn), decision tables (.dmn) and forms (.form) are deployed. Leave the file out."
                                .formatted(name));
            }
            return Optional.empty();
        } catch (ModelException | IOException e) {
            return unreadable(name);
        }
    }

    private static Optional<String> unreadable(String name) {
        return Optional.of("%s: cannot be read as a file of its kind, or holds a DTD. Save it in Camunda Modeler again."
                .formatted(name));
    }
}
