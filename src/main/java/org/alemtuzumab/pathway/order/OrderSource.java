package org.alemtuzumab.pathway.order;

import java.util.List;
import java.util.Optional;

/** A kind of step that waits for samples. Its orders are read off the step itself: there is no second record of them. */
public interface OrderSource {

    OrderNumber.Kind kind();

    /** The order of this row; empty where there is no such row, or it asks no laboratory for anything. */
    Optional<Order> find(long id);

    /** Whose row it is, whatever became of it; empty where there is no such row. */
    default Optional<String> patient(long id) {
        return find(id).map(Order::patientNumber);
    }

    /** Those of one patient, whatever became of them, the earliest first. */
    List<Order> of(String patientNumber);

    /** Those of everybody that wait for results. */
    List<Order> active();
}
