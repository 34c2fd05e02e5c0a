package org.alemtuzumab.pathway.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.form.Prefixed;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import org.springframework.data.repository.Repository;
import org.springframework.util.StringUtils;

/**
 * Whatever is recorded is judged: every field of every form and every stored column has a reader. The reader is derived,
 * from the decision tables and from the code that acts on what was recorded; where it is a person, {@code bpmn/fields.yaml}
 * says who, and where they read it. The whole list is written to {@code target/fields.txt}.
 */
class FieldsTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path SOURCES = Path.of("src/main/java");

    /** Who recorded, when, of whom and of which course and day: read by whoever asks for the record itself. */
    private static final Pattern OF_THE_RECORD =
            Pattern.compile("id|patientNumber|courseNumber|dayNumber|openKey|\\w+By|\\w+At|\\w+Id");

    /** Two names of one test: whichever is higher is judged. */
    private static final Set<String> ONE_ORGAN = Set.of("alt", "ast");

    /** Answers that say of which day all the others are. */
    private static final Set<String> DAY_OF_THE_RECORD = Set.of("performedOn", "collectedOn");

    /** Records of what people did with tasks, and not of a patient. */
    private static final Pattern NOT_CLINICAL = Pattern.compile(".*\\.(signature|task|form)");

    private static final Map<String, String> JAVA = java();
    private static final JsonNode FIELDS = yaml(Path.of("bpmn/fields.yaml"));
    private static final JsonNode ANALYTES = yaml(Path.of("bpmn/analytes.yaml"));

    @Test
    void everyFieldAndColumnHasAReader() throws IOException {
        Map<String, Optional<String>> readers = readers();
        List<String> lines = new ArrayList<>();
        readers.forEach((field, reader) ->
                lines.add(field + ": " + reader.or(() -> person(field)).orElse("NOBODY")));
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/fields.txt"), lines);

        assertThat(lines)
                .as("recorded and read by nobody: let a table or a person read it, or do not ask for it")
                .noneMatch(line -> line.endsWith(": NOBODY"));
    }

    @Test
    void theListOfThoseWhomPeopleReadNamesNothingElse() {
        Map<String, Optional<String>> readers = readers();
        Set<String> named = new TreeSet<>();
        FIELDS.path("read").fieldNames().forEachRemaining(named::add);

        assertThat(readers.keySet()).containsAll(named);
        assertThat(named).as("has a reader by now: take it off the list").noneMatch(field -> readers.get(field)
                .isPresent());
        FIELDS.path("read").properties().forEach(each -> assertThat(
                        each.getValue().asText())
                .as(each.getKey() + ": who reads it, and in which task or rule")
                .matches(said -> Models.product().processes().stream()
                                .flatMap(process -> process.userTasks().stream())
                                .anyMatch(task -> said.contains(task.getId()))
                        || said.matches(".*\\b[A-Z]{3}-\\d+[a-z]?\\b.*")));
    }

    /** What was found when the check was written stays found: without its reader each of these is named. */
    @Test
    void whatNothingReadsIsFound() {
        assertThat(alone("inr", List.of("alt", "inr"))).isFalse();
        assertThat(alone("inr", List.of("inr"))).isTrue();
        assertThat(readElsewhere("priorImmunosuppression", "Nowhere", "NO_SUCH_KIND"))
                .isEmpty();
    }

    // ---- what there is

    private static Map<String, Optional<String>> readers() {
        Map<String, Optional<String>> readers = new TreeMap<>();
        for (FormModel form : Models.product().forms()) {
            for (String field : form.answers()) {
                if (ANALYTES.has(field)) {
                    readers.put("analytes." + field, analyte(field));
                } else {
                    readers.put(form.id() + "." + field, field(form.id(), field));
                }
            }
        }
        entities().forEach(entity -> columns(entity, entity, readers));
        return readers;
    }

    /** The columns of a table: the components of its record, and those of the small records in it. */
    private static void columns(JavaClass entity, JavaClass part, Map<String, Optional<String>> readers) {
        for (RecordComponent column : part.reflect().getRecordComponents()) {
            if (column.getType().isRecord()) {
                columns(entity, Product.classes().get(column.getType()), readers);
            } else if (!OF_THE_RECORD.matcher(column.getName()).matches()) {
                readers.put(entity.getSimpleName() + "." + column.getName(), column(entity, part, column.getName()));
            }
        }
    }

    private static Optional<String> person(String field) {
        return Optional.ofNullable(FIELDS.path("read").get(field)).map(JsonNode::asText);
    }

    // ---- a test: a row of a table looks at it, whatever the other tests say

    private static Optional<String> analyte(String code) {
        boolean number = !ANALYTES.get(code).has("codes");
        for (DecisionModel table : Models.product().decisions()) {
            for (Rule row : table.rows()) {
                List<String> looksAt = analytes(table, row, number);
                if (number ? alone(code, looksAt) : looksAt.contains(code)) {
                    return Optional.of("table " + table.id() + ", row " + row.getId());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean alone(String code, List<String> looksAt) {
        return looksAt.contains(code) && (looksAt.size() == 1 || ONE_ORGAN.containsAll(looksAt));
    }

    /** The tests whose values a row depends on; questions that only explain another test do not count. */
    private static List<String> analytes(DecisionModel table, Rule row, boolean numbers) {
        List<Input> columns = List.copyOf(table.model()
                .getModelElementsByType(DecisionTable.class)
                .iterator()
                .next()
                .getInputs());
        List<String> cells = DecisionModel.inputs(row);
        Set<String> analytes = new LinkedHashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i).strip();
            if (!cell.isEmpty() && !cell.equals("-") && !(numbers && cell.contains("null"))) {
                String fact = columns.get(i)
                        .getInputExpression()
                        .getText()
                        .getTextContent()
                        .strip();
                Expressions.feelNames(fact).forEach(name -> analytes.addAll(behind(name)));
            }
        }
        return List.copyOf(analytes);
    }

    private static List<String> behind(String fact) {
        if (FIELDS.path("facts").has(fact)) {
            return YAML.convertValue(
                    FIELDS.path("facts").get(fact),
                    YAML.getTypeFactory().constructCollectionType(List.class, String.class));
        }
        List<String> best = new ArrayList<>();
        ANALYTES.fieldNames().forEachRemaining(code -> {
            if (fact.startsWith(code)
                    && !explains(code)
                    && (best.isEmpty() || code.length() > best.get(0).length())) {
                best.clear();
                best.add(code);
            }
        });
        return best;
    }

    private static boolean explains(String code) {
        return Stream.of("menses", "urineCulture").anyMatch(code::equals);
    }

    // ---- an answer: the code that acts on it, or reads it back

    private static Optional<String> field(String form, String field) {
        Optional<JavaClass> listener = Product.bean(form);
        String source = listener.map(bean -> source(form, JAVA.get(bean.getSimpleName())))
                .orElse("");
        if (DAY_OF_THE_RECORD.contains(field)) {
            return Optional.of("the day of the record");
        }
        Optional<Answer> answer = answer(form, field);
        if (answer.isPresent()) {
            return answer.flatMap(FieldsTest::reader).map(reader -> "code " + reader);
        }
        Optional<String> kind = keptAs(listener, source);
        if (kind.isPresent() && !actedOn(field, source)) {
            return readElsewhere(field, listener.orElseThrow().getSimpleName(), kind.get())
                    .map(reader -> "code " + reader);
        }
        return JAVA.entrySet().stream()
                .filter(each -> names(each.getValue(), field))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(reader -> "code " + reader)
                .or(() -> expression(field));
    }

    /** What acts on the submissions of this form: of a class that takes those of several, its own method. */
    private static String source(String form, String text) {
        int from = text.indexOf(" void %s(".formatted(form));
        return Product.submissions().containsKey(form) && from >= 0
                ? text.substring(from).split("@OnSubmission", 2)[0]
                : text;
    }

    /** The component that takes an answer. @param form the record of all answers of the form */
    private record Answer(JavaClass form, JavaClass owner, String name) {}

    private static Optional<Answer> answer(String form, String field) {
        return Optional.ofNullable(Product.submissions().get(form))
                .filter(method -> method.getRawParameterTypes().size() == 2)
                .map(method -> method.getRawParameterTypes().get(1))
                .flatMap(answers -> answer(answers, answers, field));
    }

    private static Optional<Answer> answer(JavaClass form, JavaClass owner, String field) {
        return Arrays.stream(owner.reflect().getRecordComponents())
                .flatMap(each -> each.getName().equals(field)
                        ? Stream.of(new Answer(form, owner, field))
                        : each.getType().isRecord()
                                ? answer(form, Product.classes().get(each.getType()), field).stream()
                                : askedTogether(each)
                                        .flatMap(together ->
                                                within(each, field).flatMap(inner -> answer(form, together, inner)))
                                        .stream())
                .findFirst();
    }

    /** What a question of this component is called in it. */
    private static Optional<String> within(RecordComponent together, String field) {
        if (!together.isAnnotationPresent(Prefixed.class)) {
            return Optional.of(field);
        }
        return Optional.of(field)
                .filter(whole -> whole.startsWith(together.getName()))
                .map(whole -> StringUtils.uncapitalize(
                        whole.substring(together.getName().length())));
    }

    /** The record of questions that are asked together or not at all. */
    private static Optional<JavaClass> askedTogether(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType open
                        && open.getRawType().equals(Optional.class)
                        && open.getActualTypeArguments()[0] instanceof Class<?> type
                        && type.isRecord()
                ? Optional.of(Product.classes().get(type))
                : Optional.empty();
    }

    /** Who asks the record for this answer, or reads it back from what was kept of the whole record. */
    private static Optional<String> reader(Answer answer) {
        return Stream.concat(
                        answer.owner().getMethod(answer.name()).getAccessesToSelf().stream(),
                        answer.owner().getField(answer.name()).getAccessesToSelf().stream())
                .map(JavaAccess::getOrigin)
                .filter(origin -> !(origin.getOwner().equals(answer.owner())
                        && Set.of(answer.name(), "<init>", "equals", "hashCode", "toString")
                                .contains(origin.getName())))
                .map(origin -> origin.getOwner().getSimpleName())
                .findFirst()
                .or(() -> Product.classes().stream()
                        .filter(each -> keepsWhole(each, answer))
                        .flatMap(keeper -> kinds(JAVA.get(keeper.getSimpleName())))
                        .flatMap(kind -> readElsewhere(answer.name(), "", kind).stream())
                        .findFirst());
    }

    private static boolean keepsWhole(JavaClass keeper, Answer answer) {
        return keeper.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> Set.of("Assessments", "TypedAnswers")
                                        .contains(call.getTargetOwner().getSimpleName())
                                && call.getTarget().getRawParameterTypes().stream()
                                        .anyMatch(type -> type.isEquivalentTo(Record.class)))
                && keeper.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .anyMatch(List.of(answer.form(), answer.owner())::contains);
    }

    private static Stream<String> kinds(String source) {
        return Pattern.compile("Assessments\\.([A-Z_]+)")
                .matcher(source)
                .results()
                .map(kind -> kind.group(1));
    }

    /** The kind under which a listener keeps the answers of its form as they are, so that somebody must read them back. */
    private static Optional<String> keptAs(Optional<JavaClass> listener, String source) {
        boolean keeps = listener.stream()
                .flatMap(bean -> bean.getMethodCallsFromSelf().stream())
                .anyMatch(call -> call.getTargetOwner().getSimpleName().equals("Assessments")
                        && call.getName().equals("record"));
        return keeps ? kinds(source).findFirst() : Optional.empty();
    }

    /** Whether a source names the field: as it is, or put together of a word and a part, such as "sign" and "breathing". */
    private static boolean names(String source, String field) {
        if (source.contains('"' + field + '"')) {
            return true;
        }
        for (int i = 1; i < field.length(); i++) {
            boolean part = Character.isUpperCase(field.charAt(i)) || Character.isDigit(field.charAt(i));
            if (part
                    && source.contains('"' + field.substring(0, i))
                    && puts(source, field.substring(0, i), field.substring(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean puts(String source, String word, String part) {
        String rest = Character.toLowerCase(part.charAt(0)) + part.substring(1);
        return source.contains('"' + word + "\" + ")
                || source.contains('"' + word + "%")
                || source.contains('"' + word + '"')
                        && (source.contains('"' + rest + '"') || source.contains('"' + part + '"'));
    }

    /** The listener itself does something with the answer, beside keeping it with the others. */
    private static boolean actedOn(String field, String source) {
        Matcher asked = Pattern.compile("answers\\s*\\.\\s*(?!texts)\\w+\\(\\s*\"(\\w+)\"")
                .matcher(source);
        while (asked.find()) {
            String word = asked.group(1);
            if (field.equals(word) || field.startsWith(word) && source.contains('"' + word + "\" + ")) {
                return true;
            }
        }
        return false;
    }

    /** Another class that names it, and knows the kind itself or is asked by one that does. */
    private static Optional<String> readElsewhere(String field, String listener, String kind) {
        return JAVA.entrySet().stream()
                .filter(each -> !each.getKey().equals(listener) && names(each.getValue(), field))
                .filter(each -> each.getValue().contains("Assessments." + kind)
                        || askedBy(each.getKey())
                                .anyMatch(asking -> !asking.equals(listener)
                                        && JAVA.getOrDefault(asking, "").contains("Assessments." + kind)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Stream<String> askedBy(String name) {
        return Product.classes().stream()
                .filter(each -> each.getSimpleName().equals(name))
                .flatMap(each -> each.getDirectDependenciesToSelf().stream())
                .map(dependency -> dependency.getOriginClass().getSimpleName());
    }

    /** A gateway or an input of a diagram that names it. */
    private static Optional<String> expression(String field) {
        Pattern named = Pattern.compile("\\$\\{[^}]*\\b" + field + "\\b");
        return ModelFiles.in("bpmn", ".bpmn").stream()
                .filter(diagram -> named.matcher(ModelFiles.text(diagram)).find())
                .map(diagram -> "diagram " + diagram.getFileName())
                .findFirst();
    }

    // ---- a column: whoever asks the record for it

    private static List<JavaClass> entities() {
        return Product.classes().stream()
                .filter(each -> each.isInterface() && each.isAssignableTo(Repository.class))
                .map(each -> ResolvableType.forClass(each.reflect())
                        .as(Repository.class)
                        .getGeneric(0)
                        .resolve())
                .filter(entity -> entity != null && entity.isRecord())
                .map(Product.classes()::get)
                .filter(entity -> !NOT_CLINICAL.matcher(entity.getPackageName()).matches())
                .distinct()
                .toList();
    }

    private static Optional<String> column(JavaClass entity, JavaClass part, String name) {
        boolean number = Set.of("double", "java.lang.Double")
                .contains(part.getField(name).getRawType().getName());
        Set<JavaClass> parts = parts(entity);
        return readers(part.getField(name).getAccessesToSelf(), parts, new HashSet<>())
                .filter(reader -> !reader.getPackageName().matches(".*\\.(rehearsal|patientfile|clinicpage)"))
                .filter(reader -> !number || judges(reader))
                .map(reader -> "code " + reader.getSimpleName())
                .sorted()
                .findFirst()
                .or(() -> selected(entity.getSimpleName(), name));
    }

    /** Who asks for it in the end: what only copies it within its own record, or hands it on there, does not. */
    private static Stream<JavaClass> readers(
            Collection<? extends JavaAccess<?>> accesses, Set<JavaClass> parts, Set<JavaCodeUnit> followed) {
        return accesses.stream().map(JavaAccess::getOrigin).flatMap(origin -> {
            if (!parts.contains(origin.getOwner())) {
                return Stream.of(origin.getOwner());
            }
            boolean handsOn = origin instanceof JavaMethod method
                    && !parts.contains(method.getRawReturnType())
                    && !Set.of("equals", "hashCode", "toString").contains(method.getName())
                    && followed.add(origin);
            return handsOn ? readers(((JavaMethod) origin).getAccessesToSelf(), parts, followed) : Stream.empty();
        });
    }

    /** A record with the small ones in it. */
    private static Set<JavaClass> parts(JavaClass record) {
        Set<JavaClass> parts = new HashSet<>(Set.of(record));
        Arrays.stream(record.reflect().getRecordComponents())
                .map(RecordComponent::getType)
                .filter(Class::isRecord)
                .forEach(each -> parts.addAll(parts(Product.classes().get(each))));
        return parts;
    }

    /** A number is judged where a decision table is asked: by its reader, or by who asks that reader. */
    private static boolean judges(JavaClass reader) {
        return Stream.concat(
                        Stream.of(reader),
                        reader.getDirectDependenciesToSelf().stream().map(Dependency::getOriginClass))
                .anyMatch(each -> each.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getSimpleName().equals("Decisions")));
    }

    /** A query of the record's own table that names the column. */
    private static Optional<String> selected(String entity, String name) {
        Pattern query = Pattern.compile(
                "\"select(?=[^\"]*\\b%s\\b)(?=[^\"]*\\b%s\\b)".formatted(underscored(name), underscored(entity)));
        return JAVA.entrySet().stream()
                .filter(each -> query.matcher(each.getValue()).find())
                .map(each -> "query of " + each.getKey())
                .findFirst();
    }

    private static String underscored(String name) {
        return name.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> java() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("rehearsal"))
                    // shows everything, and judges nothing
                    .filter(file -> !file.toString().matches(".*/(patientfile|clinicpage)/.*"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            ModelFiles::text,
                            (one, other) -> one + other,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode yaml(Path file) {
        try {
            return Files.exists(file) ? YAML.readTree(file.toFile()) : YAML.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
