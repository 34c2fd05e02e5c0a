package org.alemtuzumab.pathway.engine;

import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;

/** The files of a deployment, read once for all who check them; nobody changes what is read. */
final class ReadModels {

    /** By the very bytes, not by what they say: known as long as their deployment is under way. */
    private static final Map<byte[], BpmnModelInstance> DIAGRAMS = Collections.synchronizedMap(new WeakHashMap<>());

    private static final Map<byte[], DmnModelInstance> TABLES = Collections.synchronizedMap(new WeakHashMap<>());

    private ReadModels() {}

    static BpmnModelInstance diagram(byte[] content) {
        return DIAGRAMS.computeIfAbsent(content, file -> Bpmn.readModelFromStream(new ByteArrayInputStream(file)));
    }

    static DmnModelInstance table(byte[] content) {
        return TABLES.computeIfAbsent(content, file -> Dmn.readModelFromStream(new ByteArrayInputStream(file)));
    }
}
