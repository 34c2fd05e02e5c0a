package org.alemtuzumab.pathway.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.KeptModels;
import org.alemtuzumab.pathway.engine.ModelCheck;
import org.springframework.stereotype.Component;

/**
 * An owner's edit of one of the product's forms words it, arranges it and asks more; what the product reads is still asked
 * once, of the same kind, with the same choices and limits, not prefilled, hidden by nothing else, and what a person decides on
 * is still shown. A question of the owner's has a name by which the product means nothing, and can be answered.
 */
@Component
class KeptFormCheck implements ModelCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> WORDS = List.of("text", "label", "description");
    private static final Pattern SHOWN = Pattern.compile("\\{\\{\\s*([\\w.]+)\\s*}}");

    /** What would hide a value in a text, or show it only sometimes. */
    private static final Pattern MARKUP = Pattern.compile("^\\s*=|<|\\{\\{\\s*[#/]");

    private final KeptModels kept;

    KeptFormCheck(KeptModels kept) {
        this.kept = kept;
    }

    /**
     * A value that a form shows.
     *
     * @param hiddenBy the conditions under which it does not
     */
    private record Shown(String name, Set<String> hiddenBy) {

        boolean asOftenAs(Shown before) {
            return name.equals(before.name) && before.hiddenBy.containsAll(hiddenBy);
        }
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        if (!kept.compares()) {
            return List.of();
        }
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".form"))
                .flatMap(file -> problems(file.getKey(), read(file.getValue())))
                .toList();
    }

    private Stream<String> problems(String file, JsonNode form) {
        JsonNode old = kept.form(form.path("id").asText()).orElse(JSON.createObjectNode());
        Map<String, KeptQuestion> before = questions(old);
        return Stream.of(
                        changed(form, before)
                                .map(
                                        problem -> problem
                                                + ". Ask it as before; its words are free, but for what another question or choice says"),
                        own(form, before),
                        unseen(form, old))
                .flatMap(problems -> problems)
                .map(problem -> "%s%s.".formatted(file, problem));
    }

    private static Stream<String> changed(JsonNode form, Map<String, KeptQuestion> before) {
        Map<String, KeptQuestion> now = questions(form);
        List<String> keys = FormSchema.of(form).keys();
        Set<String> inLists = inPaths(form.path("components"), false);
        return before.entrySet().stream().flatMap(question -> {
            String key = question.getKey();
            KeptQuestion edited = now.get(key);
            Optional<String> problem;
            if (edited == null) {
                problem = Optional.of("is missing");
            } else if (keys.indexOf(key) != keys.lastIndexOf(key)) {
                problem = Optional.of("is there twice");
            } else if (inLists.contains(key)) {
                problem = Optional.of("stands in a group with a path, so that its answer goes elsewhere");
            } else {
                problem = edited.problem(question.getValue()).or(() -> before.entrySet().stream()
                        .filter(other -> !other.getKey().equals(key))
                        .filter(other -> edited.saysOf(question.getValue(), other.getValue()))
                        .findFirst()
                        .map(other -> "says what '%s' asks".formatted(other.getKey())));
            }
            return problem.stream()
                    .map(found -> ", '%s': the product reads this answer, and the question %s".formatted(key, found));
        });
    }

    private Stream<String> own(JsonNode form, Map<String, KeptQuestion> before) {
        return questions(form).entrySet().stream()
                .filter(question -> !before.containsKey(question.getKey()))
                .flatMap(question -> kept.means(question.getKey())
                        ? Stream.of(", '%s': the product means something else by this name. Take another one"
                                .formatted(question.getKey()))
                        : question.getValue().unanswerable().stream()
                                .map(problem -> ", '%s': the question %s, and nobody could answer it"
                                        .formatted(question.getKey(), problem)));
    }

    private static Stream<String> unseen(JsonNode form, JsonNode old) {
        List<Shown> now = shown(form.path("components"), Set.of());
        return shown(old.path("components"), Set.of()).stream()
                .filter(before -> now.stream().noneMatch(each -> each.asOftenAs(before)))
                .map(Shown::name)
                .distinct()
                .map(
                        ": {{%s}} is no longer shown, or not always. Whoever answers decides on it: show it, in a text without markup"
                                ::formatted);
    }

    private static JsonNode read(byte[] form) {
        try {
            return JSON.readTree(form);
        } catch (IOException e) {
            throw new UncheckedIOException("Read before", e);
        }
    }

    private static Map<String, KeptQuestion> questions(JsonNode form) {
        Map<String, KeptQuestion> questions = new LinkedHashMap<>();
        FormSchema.of(form).fields().forEach(field -> questions.put(field.key(), new KeptQuestion(field)));
        return questions;
    }

    /** The keys below a group or list with a path: the browser sends them in a value of that name. */
    private static Set<String> inPaths(JsonNode components, boolean within) {
        return components(components)
                .flatMap(component -> {
                    boolean inPath = within || !component.path("path").asText().isEmpty();
                    return Stream.concat(
                            inPath ? Stream.of(component.path("key").asText()) : Stream.empty(),
                            inPaths(component.path("components"), inPath).stream());
                })
                .collect(Collectors.toSet());
    }

    private static List<Shown> shown(JsonNode components, Set<String> hiddenBy) {
        List<Shown> shown = new ArrayList<>();
        components(components).forEach(component -> {
            Set<String> conditions = Stream.concat(
                            hiddenBy.stream(),
                            Stream.of(component.path("conditional").path("hide").asText()))
                    .filter(condition -> !condition.isBlank())
                    .collect(Collectors.toSet());
            for (String words : WORDS) {
                String text = component.path(words).asText();
                Matcher name = SHOWN.matcher(MARKUP.matcher(text).find() ? "" : text);
                while (name.find()) {
                    shown.add(new Shown(name.group(1), conditions));
                }
            }
            shown.addAll(shown(component.path("components"), conditions));
        });
        return shown;
    }

    private static Stream<JsonNode> components(JsonNode components) {
        List<JsonNode> all = new ArrayList<>();
        components.forEach(all::add);
        return all.stream();
    }
}
