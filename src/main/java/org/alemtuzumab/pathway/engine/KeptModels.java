package org.alemtuzumab.pathway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.ResourceUtils;
import org.w3c.dom.Attr;

/**
 * The diagrams and forms that the product was built and tested with. An owner's edit is compared with them, not with the
 * version before: many small steps lead no further away than one.
 */
@Component
class KeptModels {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

    private final Map<String, Map<String, KeptElement>> diagrams = new HashMap<>();
    private final Map<String, JsonNode> forms = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    private final boolean fromAFolder;

    KeptModels(ResourcePatternResolver resolver, CamundaBpmProperties settings) {
        fromAFolder = Arrays.stream(settings.getDeploymentResourcePattern())
                .anyMatch(pattern -> pattern.startsWith(ResourceUtils.FILE_URL_PREFIX));
        try {
            Map<String, byte[]> files = new TreeMap<>();
            for (Resource file : resolver.getResources("classpath*:bpmn/*.bpmn")) {
                files.put(file.getFilename(), file.getContentAsByteArray());
            }
            KeptElement.processes(files).forEach(process -> {
                diagrams.put(process.element().getAttribute("id"), KeptElement.within(process));
                process.withChildren()
                        .flatMap(place -> Stream.concat(
                                Stream.of(place.text()), place.attributes().map(Attr::getValue)))
                        .forEach(this::know);
            });
            for (Resource file : resolver.getResources("classpath*:forms/*.form")) {
                JsonNode form = JSON.readTree(file.getContentAsByteArray());
                forms.put(form.path("id").asText(), form);
                form.findValuesAsText("key").forEach(this::know);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The product's own models cannot be read", e);
        }
    }

    private void know(String text) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            names.add(word.group());
        }
    }

    /** What a person deploys is compared, and what is read from a folder, as for a rehearsal: not what the product brings. */
    boolean compares() {
        CommandContext command = Context.getCommandContext();
        return fromAFolder || command == null || command.getAuthenticatedUserId() != null;
    }

    /** The elements of the product's process by their ids; empty where it has no such process. */
    Optional<Map<String, KeptElement>> diagram(String process) {
        return Optional.ofNullable(diagrams.get(process));
    }

    Optional<JsonNode> form(String id) {
        return Optional.ofNullable(forms.get(id));
    }

    /** Whether the product itself may mean something by this name: nothing else is recorded under it. */
    boolean means(String name) {
        return names.contains(name);
    }
}
