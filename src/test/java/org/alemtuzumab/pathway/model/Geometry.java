package org.alemtuzumab.pathway.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** How readable a diagram is drawn: finds what lies on, runs through or crosses something else. */
final class Geometry {

    private static final double SCREEN_WIDTH = 2000;
    private static final double SCREEN_HEIGHT = 1100;
    /** Pixels by which a line or label may touch a shape's edge. */
    private static final double TOUCH = 2;

    private final List<Shape> shapes = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private Geometry(BpmnModelInstance model) {
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            BaseElement element = shape.getBpmnElement();
            if (element instanceof FlowElement drawn) {
                shapes.add(new Shape(drawn, Box.of(shape.getBounds()), label(shape.getBpmnLabel())));
            }
        }
        for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
            if (edge.getBpmnElement() instanceof SequenceFlow flow) {
                lines.add(new Line(
                        flow, edge.getWaypoints().stream().map(Point::of).toList(), label(edge.getBpmnLabel())));
            }
        }
    }

    /** Every defect of a diagram, each naming the elements. */
    static List<String> faults(BpmnModelInstance model) {
        Geometry geometry = new Geometry(model);
        geometry.drawn(model.getModelElementsByType(FlowElement.class));
        geometry.overlaps();
        geometry.labels();
        geometry.labelsOnLabels();
        geometry.lines();
        geometry.crossings();
        geometry.size();
        return geometry.faults.stream().distinct().toList();
    }

    private void drawn(Collection<FlowElement> elements) {
        Set<FlowElement> drawn = new HashSet<>();
        shapes.forEach(shape -> drawn.add(shape.element()));
        lines.forEach(line -> drawn.add(line.flow()));
        elements.stream()
                .filter(element -> !drawn.contains(element))
                .forEach(element -> faults.add(element.getId() + " is not drawn"));
    }

    private void overlaps() {
        List<Shape> solid = solid();
        for (int i = 0; i < solid.size(); i++) {
            for (Shape other : solid.subList(i + 1, solid.size())) {
                Shape one = solid.get(i);
                if (!one.isAttachedTo(other)
                        && !other.isAttachedTo(one)
                        && one.box().overlaps(other.box(), 0)) {
                    faults.add("%s and %s overlap".formatted(one.id(), other.id()));
                }
            }
        }
    }

    private void labels() {
        for (Shape shape : solid()) {
            if (shape.needsLabel()) {
                label(shape.id(), shape.label(), shape.element());
            }
        }
        for (Line line : lines) {
            if (isNamed(line.flow())) {
                if (line.label() == null) {
                    faults.add("the label of %s has no place".formatted(line.id()));
                    continue;
                }
                for (Shape other : solid()) {
                    if (other.isUnder(line.label())) {
                        faults.add("the label of %s lies on %s".formatted(line.id(), other.id()));
                    }
                }
            }
        }
    }

    private void labelsOnLabels() {
        Map<String, Box> labels = new LinkedHashMap<>();
        solid().stream()
                .filter(shape -> shape.needsLabel() && shape.label() != null)
                .forEach(shape -> labels.put(shape.id(), shape.label()));
        lines.stream()
                .filter(line -> isNamed(line.flow()) && line.label() != null)
                .forEach(line -> labels.put(line.id(), line.label()));
        List<String> ids = List.copyOf(labels.keySet());
        for (int i = 0; i < ids.size(); i++) {
            for (String other : ids.subList(i + 1, ids.size())) {
                if (labels.get(ids.get(i)).overlaps(labels.get(other), TOUCH)) {
                    faults.add("the labels of %s and %s overlap".formatted(ids.get(i), other));
                }
            }
        }
    }

    private void label(String id, Box label, FlowElement of) {
        if (label == null) {
            faults.add("the label of %s has no place".formatted(id));
            return;
        }
        for (Shape other : solid()) {
            if (!other.element().equals(of) && other.isUnder(label)) {
                faults.add("the label of %s lies on %s".formatted(id, other.id()));
            }
        }
        for (Line line : lines) {
            if (line.runsThrough(label)) {
                faults.add("the label of %s lies on %s".formatted(id, line.id()));
            }
        }
    }

    private void lines() {
        for (Line line : lines) {
            if (line.isDiagonal()) {
                faults.add(line.id() + " does not keep to right angles");
            }
            for (Shape shape : solid()) {
                if (!line.belongsTo(shape) && line.runsThrough(shape.box())) {
                    faults.add("%s runs through %s".formatted(line.id(), shape.id()));
                }
            }
        }
    }

    private void crossings() {
        for (int i = 0; i < lines.size(); i++) {
            for (Line other : lines.subList(i + 1, lines.size())) {
                if (lines.get(i).crosses(other)) {
                    faults.add("%s and %s cross".formatted(lines.get(i).id(), other.id()));
                }
            }
        }
    }

    private void size() {
        List<Point> corners = new ArrayList<>();
        shapes.forEach(shape -> corners.addAll(shape.box().corners()));
        lines.forEach(line -> corners.addAll(line.points()));
        double width = extent(corners.stream().mapToDouble(Point::x).toArray());
        double height = extent(corners.stream().mapToDouble(Point::y).toArray());
        if (width > SCREEN_WIDTH || height > SCREEN_HEIGHT) {
            faults.add("the diagram is larger than one screen: %.0f x %.0f, at most %.0f x %.0f"
                    .formatted(width, height, SCREEN_WIDTH, SCREEN_HEIGHT));
        }
    }

    private static double extent(double[] values) {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return Math.max(0, most - least);
    }

    /** All shapes but those that hold others. */
    private List<Shape> solid() {
        return shapes.stream().filter(shape -> !shape.isContainer()).toList();
    }

    private static boolean isNamed(FlowElement element) {
        return element.getName() != null && !element.getName().isBlank();
    }

    private static Box label(BpmnLabel label) {
        return label == null || label.getBounds() == null ? null : Box.of(label.getBounds());
    }

    private record Shape(FlowElement element, Box box, Box label) {

        String id() {
            return element.getId();
        }

        boolean isContainer() {
            return element instanceof SubProcess;
        }

        boolean needsLabel() {
            return isNamed(element) && (element instanceof Event || element instanceof Gateway);
        }

        /** Whether a label lies on it; a label may fill the corner beside a gateway's diamond. */
        boolean isUnder(Box label) {
            return element instanceof Gateway ? label.overlapsDiamond(box, TOUCH) : label.overlaps(box, TOUCH);
        }

        boolean isAttachedTo(Shape other) {
            return element instanceof BoundaryEvent event
                    && event.getAttachedTo().equals(other.element());
        }
    }

    private record Line(SequenceFlow flow, List<Point> points, Box label) {

        String id() {
            return flow.getId();
        }

        boolean isDiagonal() {
            for (int i = 1; i < points.size(); i++) {
                Point from = points.get(i - 1);
                Point to = points.get(i);
                if (Math.abs(from.x() - to.x()) > 1 && Math.abs(from.y() - to.y()) > 1) {
                    return true;
                }
            }
            return false;
        }

        /** Whether it begins or ends at a shape, or at what the shape is attached to. */
        boolean belongsTo(Shape shape) {
            FlowElement host = shape.element() instanceof BoundaryEvent event ? event.getAttachedTo() : shape.element();
            return List.of(flow.getSource(), flow.getTarget()).contains(shape.element())
                    || List.of(flow.getSource(), flow.getTarget()).contains(host);
        }

        boolean runsThrough(Box box) {
            Box inner = box.shrunkBy(TOUCH);
            for (int i = 1; i < points.size(); i++) {
                if (inner.isCutBy(points.get(i - 1), points.get(i))) {
                    return true;
                }
            }
            return false;
        }

        boolean crosses(Line other) {
            for (int i = 1; i < points.size(); i++) {
                for (int k = 1; k < other.points.size(); k++) {
                    if (cross(points.get(i - 1), points.get(i), other.points.get(k - 1), other.points.get(k))) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static boolean cross(Point a, Point b, Point c, Point d) {
            return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
        }

        /** On which side of the line from one point to another a third one lies. */
        private static double side(Point from, Point to, Point point) {
            return Math.signum(
                    (to.x() - from.x()) * (point.y() - from.y()) - (to.y() - from.y()) * (point.x() - from.x()));
        }
    }

    private record Point(double x, double y) {

        static Point of(Waypoint waypoint) {
            return new Point(waypoint.getX(), waypoint.getY());
        }
    }

    private record Box(double left, double top, double right, double bottom) {

        static Box of(Bounds bounds) {
            return new Box(
                    bounds.getX(),
                    bounds.getY(),
                    bounds.getX() + bounds.getWidth(),
                    bounds.getY() + bounds.getHeight());
        }

        List<Point> corners() {
            return List.of(new Point(left, top), new Point(right, bottom));
        }

        Box shrunkBy(double margin) {
            return new Box(left + margin, top + margin, right - margin, bottom - margin);
        }

        boolean overlaps(Box other, double slack) {
            return left < other.right - slack
                    && other.left < right - slack
                    && top < other.bottom - slack
                    && other.top < bottom - slack;
        }

        /** Whether it lies on the diamond that touches the middle of each side of another box. */
        boolean overlapsDiamond(Box other, double slack) {
            double centreX = (other.left + other.right) / 2;
            double centreY = (other.top + other.bottom) / 2;
            double nearestX = Math.max(left, Math.min(centreX, right));
            double nearestY = Math.max(top, Math.min(centreY, bottom));
            return Math.abs(nearestX - centreX) / (other.right - centreX - slack)
                            + Math.abs(nearestY - centreY) / (other.bottom - centreY - slack)
                    < 1;
        }

        /** Whether a straight line has a part inside the box (Liang and Barsky's clipping). */
        boolean isCutBy(Point from, Point to) {
            double[] way = {from.x() - to.x(), to.x() - from.x(), from.y() - to.y(), to.y() - from.y()};
            double[] room = {from.x() - left, right - from.x(), from.y() - top, bottom - from.y()};
            double enters = 0;
            double leaves = 1;
            for (int i = 0; i < way.length; i++) {
                if (way[i] == 0) {
                    if (room[i] <= 0) {
                        return false;
                    }
                } else if (way[i] < 0) {
                    enters = Math.max(enters, room[i] / way[i]);
                } else {
                    leaves = Math.min(leaves, room[i] / way[i]);
                }
            }
            return enters < leaves;
        }
    }
}
