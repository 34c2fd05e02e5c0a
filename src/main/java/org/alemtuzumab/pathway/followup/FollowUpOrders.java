package org.alemtuzumab.pathway.followup;

import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.order.Order;
import org.alemtuzumab.pathway.order.OrderNumber;
import org.alemtuzumab.pathway.order.OrderSource;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** The repeats and reflex tests that laboratories are asked for, until they are back or a neurologist has decided without (RPT-1). */
@Component
class FollowUpOrders implements OrderSource {

    private final FollowUpRepository rows;
    private final FollowUps followUps;
    private final Analytes analytes;
    private final ClinicTime time;

    FollowUpOrders(FollowUpRepository rows, FollowUps followUps, Analytes analytes, ClinicTime time) {
        this.rows = rows;
        this.followUps = followUps;
        this.analytes = analytes;
        this.time = time;
    }

    static OrderNumber number(long followUpId) {
        return new OrderNumber(OrderNumber.Kind.FOLLOW_UP, followUpId);
    }

    @Override
    public OrderNumber.Kind kind() {
        return OrderNumber.Kind.FOLLOW_UP;
    }

    @Override
    public Optional<Order> find(long id) {
        return rows.findById(id).map(this::order);
    }

    @Override
    public List<Order> of(String patientNumber) {
        return followUps.of(patientNumber).stream().map(this::order).toList();
    }

    @Override
    public List<Order> active() {
        return rows.findOpen().stream().map(this::order).filter(Order::active).toList();
    }

    private Order order(FollowUp followUp) {
        List<String> missing = analytes.measured(followUps.missing(followUp.id()));
        Order.Status status = Order.status(followUp.open() && !followUp.decided(), !missing.isEmpty());
        return new Order(
                number(followUp.id()),
                followUp.patientNumber(),
                status,
                status == Order.Status.ACTIVE ? missing : analytes.measured(followUp.analyteCodes()),
                time.dateOf(followUp.openedAt()),
                time.dateOf(followUp.openedAt()),
                time.dateOf(followUp.dueAt()),
                followUp.urgency().compareTo(Urgency.PROMPT) < 0);
    }
}
