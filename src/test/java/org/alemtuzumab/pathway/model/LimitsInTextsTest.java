package org.alemtuzumab.pathway.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;

/** No form and no diagram names a limit by itself that a table decides: an edit of the table would leave it behind. */
class LimitsInTextsTest {

    private static final Pattern LIMIT = Pattern.compile(
            "(?<![\\w.-])\\d[\\d.,]*(?: to \\d+)? ?(?:full )?(?:days?|hours?|weeks?|months?|minutes?|years?|°C|×10|mg/g|%|/µL|mIU/L)");
    /** Examples of how results are printed, what an answer means, and what the label says of vial, drug and infusion; doses of vaccines stand in their list. */
    private static final Set<String> BY_NO_TABLE =
            Set.of("98,000 /µL", "80 mg/g", "1.8 mIU/L", "3 days", "0.9 %", "5 %", "4 hours", "10 years", "18 years");

    @Test
    void formsAndDiagramsLeaveLimitsToTheTables() {
        List<String> limits = new ArrayList<>();
        Models models = Models.product();
        models.forms().forEach(form -> collect(form.schema().path("components"), form.id(), limits));
        models.processes().forEach(process -> process.all(FlowNode.class).forEach(node -> {
            collect(process.at(node), ProcessModel.documentation(node), limits);
            collect(process.at(node), String.valueOf(node.getName()), limits);
        }));
        assertThat(limits).isEmpty();
    }

    private static void collect(JsonNode components, String form, List<String> limits) {
        for (JsonNode component : components) {
            for (String text : List.of("label", "text", "description", "dateLabel")) {
                collect(form, component.path(text).asText(), limits);
            }
            component
                    .path("values")
                    .forEach(value -> collect(form, value.path("label").asText(), limits));
            collect(component.path("components"), form, limits);
        }
    }

    private static void collect(String place, String text, List<String> limits) {
        Matcher found = LIMIT.matcher(text);
        while (found.find()) {
            if (!BY_NO_TABLE.contains(found.group())) {
                limits.add("%s says %s".formatted(place, found.group()));
            }
        }
    }
}
