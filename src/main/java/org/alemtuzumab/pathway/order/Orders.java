package org.alemtuzumab.pathway.order;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The orders of the clinic, for whoever draws samples or sends results. */
@Component
@Transactional(readOnly = true)
public class Orders {

    private static final Comparator<Order> BY_NUMBER = Comparator.comparing(
                    (Order order) -> order.number().kind())
            .thenComparing(order -> order.number().id());

    private final Map<OrderNumber.Kind, OrderSource> sources;
    private final Analytes analytes;
    private final CurrentUser user;

    Orders(List<OrderSource> sources, Analytes analytes, CurrentUser user) {
        this.sources = sources.stream().collect(Collectors.toMap(OrderSource::kind, Function.identity()));
        this.analytes = analytes;
        this.user = user;
    }

    /** Empty where it is no number of ours, or nothing was ordered under it. */
    public Optional<Order> find(String number) {
        return OrderNumber.of(number)
                .flatMap(each -> user.asSystem(
                        () -> sources.get(each.kind()).find(each.id()).filter(order -> !tests(order)
                                .isEmpty())));
    }

    /** Whose order a number is, also of one that waits for nothing any more; empty where it is no number of ours. */
    public Optional<String> patient(String number) {
        return OrderNumber.of(number)
                .flatMap(each -> user.asSystem(() -> sources.get(each.kind()).patient(each.id())));
    }

    /** Those of one patient, whatever became of them. */
    public List<Order> of(String patientNumber) {
        return all(source -> source.of(patientNumber));
    }

    /** Those of everybody that wait for results. */
    public List<Order> active() {
        return all(OrderSource::active);
    }

    private List<Order> all(Function<OrderSource, List<Order>> which) {
        return user.asSystem(() -> sources.values().stream()
                .flatMap(source -> which.apply(source).stream())
                .filter(order -> !tests(order).isEmpty())
                .sorted(BY_NUMBER)
                .toList());
    }

    /** What a laboratory measures of it; what people examine or ask is not its business. */
    public List<Analyte> tests(Order order) {
        return analytes.measured(order.analytes()).stream().map(analytes::get).toList();
    }

    /** The link of a task to the sheet that is printed for the laboratory. */
    public static String sheet(OrderNumber number) {
        return "[Request sheet for the laboratory, order %1$s](/request-sheet/%1$s)".formatted(number);
    }
}
