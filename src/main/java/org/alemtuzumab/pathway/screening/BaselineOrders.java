package org.alemtuzumab.pathway.screening;

import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.order.Order;
import org.alemtuzumab.pathway.order.OrderNumber;
import org.alemtuzumab.pathway.order.OrderSource;
import org.alemtuzumab.pathway.order.Orders;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** The baseline set before a course, as long as a task waits for it (SCR-05, SCR-06). */
@Component("baselineOrders")
public class BaselineOrders implements OrderSource {

    private static final String TASK = "recordBaselineResults";

    private final Courses courses;
    private final Bookings bookings;
    private final Baseline baseline;
    private final RunningProcesses processes;
    private final Analytes analytes;
    private final ClinicTime time;

    BaselineOrders(
            Courses courses,
            Bookings bookings,
            Baseline baseline,
            RunningProcesses processes,
            Analytes analytes,
            ClinicTime time) {
        this.courses = courses;
        this.bookings = bookings;
        this.baseline = baseline;
        this.processes = processes;
        this.analytes = analytes;
        this.time = time;
    }

    /** The link to the sheet that is printed for the laboratory. */
    @ForModels
    public String requestSheet(String patientNumber, int courseNumber) {
        return courses.find(patientNumber, courseNumber)
                .map(course -> Orders.sheet(number(course)))
                .orElse("");
    }

    private static OrderNumber number(Course course) {
        return new OrderNumber(OrderNumber.Kind.BASELINE, course.id());
    }

    @Override
    public OrderNumber.Kind kind() {
        return OrderNumber.Kind.BASELINE;
    }

    @Override
    public Optional<Order> find(long id) {
        return courses.find(id).flatMap(this::order);
    }

    /** The course may have been put off since. */
    @Override
    public Optional<String> patient(long id) {
        return courses.find(id).map(Course::patientNumber);
    }

    @Override
    public List<Order> of(String patientNumber) {
        return courses.of(patientNumber).stream()
                .map(this::order)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<Order> active() {
        return processes.waitingAt(TASK).stream()
                .flatMap(patient -> of(patient).stream())
                .filter(Order::active)
                .toList();
    }

    /** Empty before anything was asked for. */
    private Optional<Order> order(Course course) {
        if (course.bookedOn() == null) {
            return Optional.empty();
        }
        boolean planned = !course.ended() && !course.given();
        boolean waits = planned && processes.waitsAt(TASK, course.patientNumber());
        List<String> missing = planned
                ? analytes.measured(List.of(baseline.due(course.patientNumber(), course.courseNumber())
                        .panel()
                        .split(",")))
                : List.of();
        Order.Status status =
                course.given() ? Order.Status.COMPLETED : Order.status(waits, !planned || !missing.isEmpty());
        return Optional.of(new Order(
                number(course),
                course.patientNumber(),
                status,
                status == Order.Status.ACTIVE ? missing : Baseline.RESULTS,
                null,
                time.dateOf(bookings.baselineDue(course.patientNumber(), course.courseNumber())
                        .toInstant()),
                course.bookedOn(),
                false));
    }
}
