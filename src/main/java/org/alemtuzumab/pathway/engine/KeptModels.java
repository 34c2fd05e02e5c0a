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
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.ResourceUtils;
import org.springframework.util.function.SingletonSupplier;
import org.w3c.dom.Attr;

/**
 * The diagrams and forms that the product was built and tested with. An owner's edit is compared with them, not with the
 * version before: many small steps lead no further away than one.
 */
@Component
public class KeptModels {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

    private final boolean fromAFolder;
    /** Read when something is deployed, which a start seldom does. */
    private final Supplier<Models> models;

    /**
     * @param diagrams the elements of each process by their ids
     * @param variables declared for each process
     * @param names by which the product may mean something
     */
    private record Models(
            Map<String, Map<String, KeptElement>> diagrams,
            Map<String, JsonNode> forms,
            Map<String, Set<String>> variables,
            Set<String> names) {

        static Models read(ResourcePatternResolver resolver) {
            try {
                Models models =
                        new Models(new HashMap<>(), new HashMap<>(), DeclaredVariables.read(resolver), new HashSet<>());
                models.variables.values().forEach(models.names::addAll);
                Map<String, byte[]> files = new TreeMap<>();
                for (Resource file : resolver.getResources("classpath*:bpmn/*.bpmn")) {
                    files.put(file.getFilename(), file.getContentAsByteArray());
                }
                KeptElement.processes(files).forEach(models::add);
                for (Resource file : resolver.getResources("classpath*:forms/*.form")) {
                    models.add(JSON.readTree(file.getContentAsByteArray()));
                }
                return models;
            } catch (IOException e) {
                throw new UncheckedIOException("The product's own models cannot be read", e);
            }
        }

        private void add(Place process) {
            diagrams.put(process.element().getAttribute("id"), KeptElement.within(process));
            process.withChildren()
                    .flatMap(place -> Stream.concat(
                            Stream.of(place.text()), place.attributes().map(Attr::getValue)))
                    .forEach(this::know);
        }

        private void add(JsonNode form) {
            forms.put(form.path("id").asText(), form);
            form.findValuesAsText("key").forEach(this::know);
        }

        private void know(String text) {
            Matcher word = WORD.matcher(text);
            while (word.find()) {
                names.add(word.group());
            }
        }
    }

    public KeptModels(ResourcePatternResolver resolver, CamundaBpmProperties settings) {
        fromAFolder = Arrays.stream(settings.getDeploymentResourcePattern())
                .anyMatch(pattern -> pattern.startsWith(ResourceUtils.FILE_URL_PREFIX));
        models = SingletonSupplier.of(() -> Models.read(resolver));
    }

    /** What a person deploys is compared, and what is read from a folder, as for a rehearsal: not what the product brings. */
    public boolean compares() {
        CommandContext command = Context.getCommandContext();
        return fromAFolder || command == null || command.getAuthenticatedUserId() != null;
    }

    /** The elements of the product's process by their ids; empty where it has no such process. */
    Optional<Map<String, KeptElement>> diagram(String process) {
        return Optional.ofNullable(models.get().diagrams.get(process));
    }

    /** To whom the product offers a task; empty where it has no such task in this process. */
    public Optional<String> group(Place task) {
        return task.around("process")
                .flatMap(process -> diagram(process.element().getAttribute("id")))
                .map(elements -> elements.get(task.element().getAttribute("id")))
                .map(KeptElement::group);
    }

    public Optional<JsonNode> form(String id) {
        return Optional.ofNullable(models.get().forms.get(id));
    }

    /** How long the product's processes keep what was done, as their diagrams write it. */
    Set<String> historyTimesToLive() {
        return models.get().diagrams.values().stream()
                .flatMap(elements -> elements.values().stream())
                .flatMap(element -> element.does("historyTimeToLive"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The variables that the product declares for one of its processes; none for any other. */
    Set<String> variables(String process) {
        return models.get().variables.getOrDefault(process, Set.of());
    }

    /** Whether the product itself may mean something by this name: nothing else is recorded under it. */
    public boolean means(String name) {
        return models.get().names.contains(name);
    }
}
