package org.alemtuzumab.pathway.monitoring;

import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.order.Order;
import org.alemtuzumab.pathway.order.OrderNumber;
import org.alemtuzumab.pathway.order.OrderSource;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** What a monthly round asks of a laboratory, from its opening until its window closes (MON-03 to MON-06). */
@Component
class RoundOrders implements OrderSource {

    private final MonitoringRoundRepository rounds;
    private final Rounds progress;
    private final Analytes analytes;
    private final ClinicTime time;

    RoundOrders(MonitoringRoundRepository rounds, Rounds progress, Analytes analytes, ClinicTime time) {
        this.rounds = rounds;
        this.progress = progress;
        this.analytes = analytes;
        this.time = time;
    }

    static OrderNumber number(long roundId) {
        return new OrderNumber(OrderNumber.Kind.ROUND, roundId);
    }

    @Override
    public OrderNumber.Kind kind() {
        return OrderNumber.Kind.ROUND;
    }

    @Override
    public Optional<Order> find(long id) {
        return rounds.findById(id).map(this::order);
    }

    @Override
    public List<Order> of(String patientNumber) {
        return progress.of(patientNumber).stream().map(this::order).toList();
    }

    @Override
    public List<Order> active() {
        return rounds.findOpen().stream().map(this::order).filter(Order::active).toList();
    }

    private Order order(MonitoringRound round) {
        List<String> missing = analytes.measured(progress.missing(round));
        Order.Status status = Order.status(round.open(), !missing.isEmpty());
        return new Order(
                number(round.id()),
                round.patientNumber(),
                status,
                status == Order.Status.ACTIVE ? missing : analytes.measured(round.items()),
                time.dateOf(round.openedAt()),
                round.opensOn(),
                round.closesOn().minusDays(1),
                false);
    }
}
