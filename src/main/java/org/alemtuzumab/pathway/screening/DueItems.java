package org.alemtuzumab.pathway.screening;

import java.util.Arrays;
import java.util.List;
import org.alemtuzumab.pathway.model.ForModels;
import org.springframework.stereotype.Component;

/** Items in a text variable ("history,education"), readable in Cockpit; diagrams split it with {@code ${dueItems.of(itemsDue)}}. */
@Component("dueItems")
public class DueItems {

    @ForModels
    public List<String> of(String items) {
        return Arrays.stream(items.split(",")).filter(item -> !item.isBlank()).toList();
    }
}
