package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.order.Order;
import org.alemtuzumab.pathway.order.OrderNumber;
import org.alemtuzumab.pathway.order.OrderSource;
import org.alemtuzumab.pathway.order.Orders;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** The platelets after an infusion that a task waits for (INF-11). */
@Component("plateletOrders")
public class PlateletOrders implements OrderSource {

    private static final String TASK = "recordPlatelets";

    private final Courses courses;
    private final InfusionPlatelets platelets;
    private final RunningProcesses processes;
    private final ClinicTime time;

    PlateletOrders(Courses courses, InfusionPlatelets platelets, RunningProcesses processes, ClinicTime time) {
        this.courses = courses;
        this.platelets = platelets;
        this.processes = processes;
        this.time = time;
    }

    /** The link to the sheet that is printed for the laboratory: of the last infusion. */
    @ForModels
    public String requestSheet(String patientNumber) {
        return last(patientNumber)
                .map(infusion -> Orders.sheet(number(infusion.id())))
                .orElse("");
    }

    private static OrderNumber number(long infusionId) {
        return new OrderNumber(OrderNumber.Kind.PLATELETS, infusionId);
    }

    private Optional<Infusion> last(String patientNumber) {
        return courses.infusions(patientNumber).stream().reduce((earlier, later) -> later);
    }

    @Override
    public OrderNumber.Kind kind() {
        return OrderNumber.Kind.PLATELETS;
    }

    @Override
    public Optional<Order> find(long id) {
        return courses.infusion(id).flatMap(this::order);
    }

    /** The nurse may have gone on without the count: it comes all the same. */
    @Override
    public Optional<String> patient(long id) {
        return courses.infusion(id).map(Infusion::patientNumber);
    }

    @Override
    public List<Order> of(String patientNumber) {
        return courses.infusions(patientNumber).stream()
                .map(this::order)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<Order> active() {
        return processes.waitingAt(TASK).stream()
                .map(this::last)
                .flatMap(Optional::stream)
                .map(this::order)
                .flatMap(Optional::stream)
                .filter(Order::active)
                .toList();
    }

    /** Empty of an infusion after which no platelets were asked for, as of one given elsewhere. */
    private Optional<Order> order(Infusion infusion) {
        boolean isLast = last(infusion.patientNumber()).filter(infusion::equals).isPresent();
        boolean waits = isLast && processes.waitsAt(TASK, infusion.patientNumber());
        boolean counted = platelets.countedAfter(infusion);
        if (!waits && !counted) {
            return Optional.empty();
        }
        LocalDate day = time.dateOf(infusion.begunAt());
        return Optional.of(new Order(
                number(infusion.id()),
                infusion.patientNumber(),
                Order.status(waits, !counted),
                List.of(InfusionPlatelets.PLATELETS),
                day,
                day,
                null,
                true));
    }
}
