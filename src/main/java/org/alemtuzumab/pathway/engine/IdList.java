package org.alemtuzumab.pathway.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.model.ForModels;
import org.springframework.stereotype.Component;

/** Row ids in a text variable ("12,15"), readable in Cockpit; models split it with {@code ${idList.of(newReferralIds)}}. */
@Component("idList")
public class IdList {

    @ForModels
    public List<Long> of(String ids) {
        return Arrays.stream(ids.split(","))
                .filter(id -> !id.isBlank())
                .map(Long::valueOf)
                .toList();
    }

    public static String join(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
