package org.alemtuzumab.pathway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every diagram is drawn so that one can follow it with a finger. */
class GeometryTest {

    private static final String DIAGRAM =
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
                xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
                id="exampleDefinitions" targetNamespace="http://bpmn.io/schema/bpmn">
              <process id="example" isExecutable="true">
                <startEvent id="begun" name="Begun" />
                <userTask id="recordCd4" name="Record CD4" />
                <userTask id="bookCourse" name="Book course" />
                <boundaryEvent id="tooLate" name="Too late" attachedToRef="recordCd4" />
                <endEvent id="ended" />
                <endEvent id="late" />
                <sequenceFlow id="toRecord" sourceRef="begun" targetRef="recordCd4" />
                <sequenceFlow id="toBook" name="Yes" sourceRef="recordCd4" targetRef="bookCourse" />
                <sequenceFlow id="toEnd" sourceRef="bookCourse" targetRef="ended" />
                <sequenceFlow id="toLate" sourceRef="tooLate" targetRef="late" />
              </process>
              <bpmndi:BPMNDiagram id="diagram">
                <bpmndi:BPMNPlane id="plane" bpmnElement="example">
                  <bpmndi:BPMNShape id="a" bpmnElement="begun"><dc:Bounds x="100" y="100" width="36" height="36" />
                    <bpmndi:BPMNLabel><dc:Bounds x="100" y="140" width="36" height="14" /></bpmndi:BPMNLabel>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="b" bpmnElement="recordCd4"><dc:Bounds x="200" y="78" width="110" height="80" />
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="c" bpmnElement="bookCourse"><dc:Bounds x="400" y="78" width="110" height="80" />
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="d" bpmnElement="tooLate"><dc:Bounds x="237" y="140" width="36" height="36" />
                    <bpmndi:BPMNLabel><dc:Bounds x="270" y="180" width="50" height="14" /></bpmndi:BPMNLabel>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="e" bpmnElement="ended"><dc:Bounds x="600" y="100" width="36" height="36" />
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="f" bpmnElement="late"><dc:Bounds x="337" y="240" width="36" height="36" />
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="g" bpmnElement="toRecord">
                    <di:waypoint x="136" y="118" /><di:waypoint x="200" y="118" />
                  </bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="h" bpmnElement="toBook">
                    <di:waypoint x="310" y="118" /><di:waypoint x="400" y="118" />
                    <bpmndi:BPMNLabel><dc:Bounds x="320" y="100" width="30" height="14" /></bpmndi:BPMNLabel>
                  </bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="i" bpmnElement="toEnd">
                    <di:waypoint x="510" y="118" /><di:waypoint x="600" y="118" />
                  </bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="j" bpmnElement="toLate">
                    <di:waypoint x="255" y="176" /><di:waypoint x="255" y="258" /><di:waypoint x="337" y="258" />
                  </bpmndi:BPMNEdge>
                </bpmndi:BPMNPlane>
              </bpmndi:BPMNDiagram>
            </definitions>
            """;

    @Test
    void nothingOverlapsCrossesOrLeavesTheScreen() {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : Models.product().processes()) {
            Geometry.faults(process.model()).forEach(fault -> faults.add(process.file() + ": " + fault));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aCleanDiagramHasNoFault() {
        assertThat(faults(DIAGRAM)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x='400' y='78' | x='290' y='78' | recordCd4 and bookCourse overlap",
                "x='600' y='100' | x='2600' y='100' | the diagram is larger than one screen: 2536 x 198",
                "x='600' y='118' | x='600' y='148' | toEnd does not keep to right angles",
                "x='600' y='118' | x='200' y='118' | toEnd runs through recordCd4",
                "x='270' y='180' | x='240' y='190' | the label of tooLate lies on toLate",
                "x='270' y='180' | x='270' y='130' | the label of tooLate lies on recordCd4",
                "x='320' y='100' | x='420' y='100' | the label of toBook lies on bookCourse",
                "x='136' y='118' | x='350' y='218' | toRecord does not keep to right angles",
                "x='320' y='100' | x='270' y='186' | the labels of tooLate and toBook overlap",
            })
    void whatIsBadlyDrawnIsFound(String right, String wrong, String fault) {
        String drawn = DIAGRAM.replace(right.replace('\'', '"'), wrong.replace('\'', '"'));

        assertThat(faults(drawn)).anySatisfy(each -> assertThat(each).startsWith(fault));
    }

    @Test
    void aCrossingIsFound() {
        String crossed = DIAGRAM.replace(
                "<di:waypoint x=\"136\" y=\"118\" />",
                "<di:waypoint x=\"136\" y=\"118\" /><di:waypoint x=\"136\" y=\"218\" /><di:waypoint x=\"290\" y=\"218\" />");

        assertThat(faults(crossed)).contains("toRecord and toLate cross");
    }

    @Test
    void whatIsNotDrawnOrNotLabelledIsFound() {
        String hidden = DIAGRAM.replace("bpmnElement=\"late\"", "bpmnElement=\"begun\"")
                .replace(
                        "<bpmndi:BPMNLabel><dc:Bounds x=\"320\" y=\"100\" width=\"30\" height=\"14\" /></bpmndi:BPMNLabel>",
                        "");

        assertThat(faults(hidden)).contains("late is not drawn", "the label of toBook has no place");
    }

    private static List<String> faults(String diagram) {
        return Geometry.faults(
                Bpmn.readModelFromStream(new ByteArrayInputStream(diagram.getBytes(StandardCharsets.UTF_8))));
    }
}
