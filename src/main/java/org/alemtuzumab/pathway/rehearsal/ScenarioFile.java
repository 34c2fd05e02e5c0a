package org.alemtuzumab.pathway.rehearsal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.alemtuzumab.pathway.laboratory.Protocol;

/** Reads scenario files and refuses what cannot be lived, with file, line and what would be right. */
public final class ScenarioFile {

    private static final Pattern COURSE = Pattern.compile("course([1-9])");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d)?");
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final ObjectNode schemaText;
    private final JsonSchema schema;
    private final Function<String, Optional<Map<String, FormFields.Field>>> fields;

    /** @param fields the fields of a task's form by their keys, empty where nobody knows them */
    private ScenarioFile(ObjectNode schemaText, Function<String, Optional<Map<String, FormFields.Field>>> fields) {
        // editors complete the keys of a report from the schema; here the form says them, which the owner may have
        // edited
        ((ObjectNode) schemaText.at("/$defs/report")).remove("properties");
        this.schemaText = schemaText;
        this.fields = fields;
        this.schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        schemaText,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .pathType(PathType.JSON_POINTER)
                                .build());
    }

    /** A reader that knows the product's own tasks and processes. */
    public static ScenarioFile reader() {
        return new ScenarioFile(schema(), FormFields::ofProduct);
    }

    /** A reader for an owner's edited forms. */
    static ScenarioFile reader(Function<String, Optional<Map<String, FormFields.Field>>> fields) {
        return new ScenarioFile(schema(), fields);
    }

    /** A reader for an owner's edited diagrams: it knows their tasks, processes and rules. */
    static ScenarioFile reader(
            Set<String> tasks,
            Set<String> processes,
            Set<String> rules,
            Function<String, Optional<Map<String, FormFields.Field>>> fields) {
        ObjectNode schema = schema();
        replaceEnum(schema, "task", tasks);
        replaceEnum(schema, "process", processes);
        replaceEnum(schema, "rule", rules);
        return new ScenarioFile(schema, fields);
    }

    static ObjectNode schema() {
        try (InputStream in = ScenarioFile.class.getResourceAsStream("/rehearsal/scenario.schema.json")) {
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules that the product knows. */
    static Set<String> rules() {
        Set<String> rules = new LinkedHashSet<>();
        schema().at("/$defs/rule/enum").forEach(rule -> rules.add(rule.asText()));
        return rules;
    }

    private static void replaceEnum(ObjectNode schema, String definition, Set<String> values) {
        ArrayNode known = ((ObjectNode) schema.at("/$defs/" + definition)).putArray("enum");
        values.stream().sorted().forEach(known::add);
    }

    /** @throws UnusableScenario with every problem of the file */
    public Scenario read(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new UnusableScenario(List.of(file + ": there is no such file"));
        } catch (IOException e) {
            throw new UnusableScenario(List.of(file + ": cannot be read as UTF-8 text: " + e.getMessage()));
        }
    }

    /** The same for a scenario on the class path. */
    public Scenario resource(String path) {
        try (InputStream in = ScenarioFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new UnusableScenario(List.of(path + ": there is no such file"));
            }
            return read(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for a scenario at hand as text. */
    public Scenario read(String name, String text) {
        YamlDocument document = YamlDocument.read(name, text);
        List<String> problems = invalid(document);
        if (problems.isEmpty()) {
            problems = impossible(document);
        }
        if (!problems.isEmpty()) {
            throw new UnusableScenario(problems);
        }
        return convert(name, document);
    }

    private List<String> invalid(YamlDocument document) {
        Map<Integer, Set<String>> byLine = new TreeMap<>();
        Set<String> said = new LinkedHashSet<>();
        schema.validate(document.root()).stream()
                .sorted(Comparator.comparingInt(
                        message -> document.line(message.getInstanceLocation().toString())))
                .forEach(message -> {
                    Complaint complaint = complaint(message);
                    if (said.add(complaint.about())) {
                        int line = document.line(complaint.pointer());
                        byLine.computeIfAbsent(line, unknown -> new LinkedHashSet<>())
                                .add(document.at(line) + complaint.text());
                    }
                });
        return byLine.values().stream().flatMap(Set::stream).toList();
    }

    private record Complaint(String pointer, String about, String text) {}

    private Complaint complaint(ValidationMessage message) {
        String pointer = message.getInstanceLocation().toString();
        String location = message.getSchemaLocation().toString();
        String holder = location.substring(location.indexOf('#') + 1);
        String choice = choice(holder, message.getEvaluationPath().toString());
        if (choice != null) {
            return new Complaint(pointer, pointer + choice, "this does not fit. Right would be: " + described(choice));
        }
        String parent = holder.substring(0, holder.lastIndexOf('/'));
        switch (message.getType()) {
            case "additionalProperties", "unevaluatedProperties":
                String unknown = message.getProperty();
                List<String> known = new ArrayList<>();
                schemaText.at(parent + "/properties").fieldNames().forEachRemaining(known::add);
                JsonNode patterns = schemaText.at(parent + "/patternProperties");
                String right = patterns.isMissingNode()
                        ? nearest(unknown, known) + "known here: " + String.join(", ", known)
                        : "right would be: " + described(parent);
                return new Complaint(
                        pointer + "/" + unknown, pointer + "/" + unknown, "unknown key '" + unknown + "'; " + right);
            case "propertyNames":
                String name = message.getProperty();
                List<String> analytes = new ArrayList<>();
                schemaText.at("/$defs/analyte/enum").forEach(each -> analytes.add(each.asText()));
                return new Complaint(
                        pointer + "/" + name,
                        pointer + "/" + name,
                        "unknown test '%s'; %sright would be: %s"
                                .formatted(name, nearest(name, analytes), described(parent)));
            case "required":
                return new Complaint(
                        pointer, pointer + "?" + message.getProperty(), "'" + message.getProperty() + "' is missing");
            case "enum":
                List<String> allowed = StreamSupport.stream(
                                schemaText.at(holder).spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
                String value = message.getInstanceNode().asText();
                return new Complaint(
                        pointer,
                        pointer,
                        "'" + value + "' is not known; " + nearest(value, allowed) + "known here: "
                                + String.join(", ", allowed));
            default:
                String found = message.getInstanceNode() == null
                                || message.getInstanceNode().isContainerNode()
                        ? "this"
                        : "'" + message.getInstanceNode().asText() + "'";
                boolean unquoted = message.getType().equals("type")
                        && message.getInstanceNode() != null
                        && message.getInstanceNode().isNumber()
                        && !schemaText.at(parent).has("pattern")
                        && schemaText.at(parent + "/type").asText().equals("string");
                return new Complaint(
                        pointer,
                        pointer,
                        found + " is not right. Right would be: " + described(parent)
                                + (unquoted ? ", in quotes" : ""));
        }
    }

    /** The pointer of the schema whose oneOf or anyOf the message comes from, or null. */
    private String choice(String holder, String evaluationPath) {
        if (!evaluationPath.matches(".*/(oneOf|anyOf)(/.*)?")) {
            return null;
        }
        String cut = holder.replaceFirst("/(oneOf|anyOf)(/.*)?$", "");
        if (!cut.equals(holder)) {
            return cut;
        }
        // the fault lies behind a reference within the choice: the way there leads through the schema
        JsonNode node = schemaText;
        String pointer = "";
        for (String step : evaluationPath.substring(1).split("/")) {
            if (step.equals("oneOf") || step.equals("anyOf")) {
                return pointer;
            }
            if (step.equals("$ref")) {
                pointer = node.path("$ref").asText().substring(1);
                node = schemaText.at(pointer);
            } else {
                pointer = pointer + "/" + step;
                node = schemaText.at(pointer);
            }
        }
        return null;
    }

    private String described(String pointer) {
        JsonNode description = schemaText.at(pointer + "/description");
        return description.isMissingNode() ? "see bpmn/scenarios/README.md" : description.asText();
    }

    private static String nearest(String word, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(each -> distance(word.toLowerCase(), each.toLowerCase())))
                .filter(each -> distance(word.toLowerCase(), each.toLowerCase()) <= 1 + word.length() / 3)
                .map(each -> "did you mean '" + each + "'? ")
                .orElse("");
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    /** What no schema can say: dates that do not exist, or stand in an order that no patient can live. */
    private List<String> impossible(YamlDocument document) {
        List<String> problems = new ArrayList<>();
        JsonNode root = document.root();
        Checks checks = new Checks(document, problems);
        Moment enrolled = checks.moment("/enrolledOn");
        Moment until = checks.moment("/until");
        checks.momentsOf("/answers", "at");
        checks.momentsOf("/events", "on");
        checks.momentsIn("/expect");
        for (int i = 0; i < root.path("events").size(); i++) {
            checks.laboratory("/events/" + i);
            checks.downtime("/events/" + i + "/downtime");
            checks.downtime("/events/" + i + "/failEvaluation");
        }
        unknownFields(root, checks);
        misplaced(root, checks);
        if (enrolled == null) {
            return problems;
        }
        LocalDate first = enrolled.date();
        if (until != null && !until.date().isAfter(first)) {
            checks.wrong("/until", "the end must be after the enrolment on " + first);
        }
        LocalDate birth = LocalDate.parse(root.at("/patient/birthDate").asText());
        if (!birth.isBefore(first)) {
            checks.wrong("/patient/birthDate", "the birth must be before the enrolment on " + first);
        }
        coursesElsewhere(root, first, checks);
        courseDays(root, first, checks);
        rounds(root, until, checks);
        for (String list : List.of("results", "answers", "events")) {
            for (int i = 0; i < root.path(list).size(); i++) {
                for (String key : List.of("date", "collectedOn", "on", "at")) {
                    JsonNode text = root.at("/" + list + "/" + i + "/" + key);
                    if (text.isTextual()) {
                        Moment moment = checks.silently(text.asText());
                        if (moment != null
                                && !key.equals("collectedOn")
                                && moment.date().isBefore(first)) {
                            checks.wrong(
                                    "/" + list + "/" + i + "/" + key,
                                    "%s is before the enrolment on %s".formatted(moment.date(), first));
                        }
                        if (moment != null && until != null && moment.date().isAfter(until.date())) {
                            checks.wrong(
                                    "/" + list + "/" + i + "/" + key,
                                    "%s is after the end of the scenario on %s".formatted(moment.date(), until.date()));
                        }
                    }
                }
            }
        }
        if (until != null) {
            checks.nothingAfter("/expect", until.date());
        }
        return problems;
    }

    /** Courses given elsewhere follow each other, and lie before the enrolment. */
    private static void coursesElsewhere(JsonNode root, LocalDate enrolled, Checks checks) {
        LocalDate before = LocalDate.MIN;
        for (int i = 0; i < root.path("priorCourses").size(); i++) {
            for (String key : List.of("first", "last")) {
                String pointer = "/priorCourses/" + i + "/" + key;
                Moment day = checks.moment(pointer);
                if (day == null) {
                    continue;
                }
                if (day.date().isBefore(before)) {
                    checks.wrong(pointer, "%s comes before %s, which must be earlier".formatted(day.date(), before));
                }
                if (!day.date().isBefore(enrolled)) {
                    checks.wrong(
                            pointer,
                            "%s is not before the enrolment on %s; a course given here is course%d"
                                    .formatted(day.date(), enrolled, i + 1));
                }
                before = day.date();
            }
        }
    }

    /** The days of the courses follow each other, and no course comes without the one before it. */
    private static void courseDays(JsonNode root, LocalDate enrolled, Checks checks) {
        LocalDate before = enrolled;
        boolean follows = true;
        int elsewhere = root.path("priorCourses").size();
        for (int course = 1; course <= 9; course++) {
            String pointer = "/course" + course;
            JsonNode days = root.at(pointer);
            if (days.isMissingNode()) {
                follows = course <= elsewhere;
                continue;
            }
            if (course <= elsewhere) {
                checks.wrong(pointer, "course %d was given elsewhere, as priorCourses says".formatted(course));
            }
            if (!follows) {
                checks.wrong(
                        pointer,
                        "course %d is given only after course %d; say when that is".formatted(course, course - 1));
            }
            if (notWished(days)) {
                follows = false;
                continue;
            }
            for (int i = 0; i < (days.isArray() ? days.size() : 1); i++) {
                LocalDate day = LocalDate.parse(days.isArray() ? days.get(i).asText() : days.asText());
                String where = days.isArray() ? pointer + "/" + i : pointer;
                if (day.isBefore(before)) {
                    checks.wrong(where, "%s comes before %s, which must be earlier".formatted(day, before));
                }
                if (i > 0 && day.equals(before)) {
                    checks.wrong(where, "two infusions on one day (INF-03)");
                }
                before = day;
            }
        }
    }

    /** What says which of a kind of tasks is meant must be known where the task lives. */
    private static void misplaced(JsonNode root, Checks checks) {
        for (int i = 0; i < root.path("answers").size(); i++) {
            JsonNode answer = root.path("answers").get(i);
            String task = answer.path("task").asText();
            for (String key : TaskPlaces.KEYS) {
                if (answer.has(key) && !TaskPlaces.knows(task, key)) {
                    checks.wrong(
                            "/answers/" + i + "/" + key,
                            "no '%s' tells one '%s' from another; leave the key out".formatted(key, task));
                }
            }
        }
    }

    /** A round is of a course that the file lets be given, and opens before the file ends. */
    private static void rounds(JsonNode root, Moment until, Checks checks) {
        int last = Math.max(1, root.path("priorCourses").size());
        while (root.has("course" + (last + 1)) && !notWished(root.get("course" + (last + 1)))) {
            last++;
        }
        for (Map.Entry<String, String> named : namedRounds(root).entrySet()) {
            Scenario.Round round = Scenario.Round.of(named.getValue(), last);
            if (round.course() > Math.max(2, last)) {
                checks.wrong(
                        named.getKey(),
                        "'%s' is a round of course %d; say when that is".formatted(named.getValue(), round.course()));
                continue;
            }
            JsonNode days = root.path("course" + round.course());
            JsonNode first = days.isArray() ? days.path(0) : days;
            if (until != null && first.isTextual() && !notWished(first) && !givenOtherwise(root)) {
                LocalDate opens = LocalDate.parse(first.asText())
                        .plusMonths(round.number())
                        .minusWeeks(1);
                if (opens.isAfter(until.date())) {
                    checks.wrong(
                            named.getKey(),
                            "round %s opens on %s at the earliest, after the end of the scenario on %s"
                                    .formatted(named.getValue(), opens, until.date()));
                }
            }
        }
    }

    /** Whether infusions were given before or elsewhere, so that rounds are not counted from the days that the file names. */
    private static boolean givenOtherwise(JsonNode root) {
        return root.has("priorCourses")
                || StreamSupport.stream(root.path("answers").spliterator(), false)
                        .anyMatch(answer -> answer.path("give").has("givenOn"));
    }

    /** Every round that a file names, by where it stands. */
    private static Map<String, String> namedRounds(JsonNode root) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String list : List.of("/results", "/answers", "/expect/findings", "/expect/texts", "/expect/tasks/must")) {
            for (int i = 0; i < root.at(list).size(); i++) {
                String pointer = list + "/" + i + "/round";
                if (root.at(pointer).isTextual()) {
                    named.put(pointer, root.at(pointer).asText());
                }
            }
        }
        for (int i = 0; i < root.path("events").size(); i++) {
            for (int k = 0; k < root.at("/events/" + i + "/missedSamples").size(); k++) {
                String pointer = "/events/" + i + "/missedSamples/" + k;
                named.put(pointer, root.at(pointer).asText());
            }
        }
        for (String map : List.of("states", "due", "panels", "gaps", "profiles")) {
            String pointer = "/expect/rounds/" + map;
            root.at(pointer).fieldNames().forEachRemaining(round -> {
                if (!round.equals("not")) {
                    named.put(pointer + "/" + round, round);
                }
            });
        }
        String without = "/expect/rounds/panels/not";
        root.at(without).fieldNames().forEachRemaining(round -> named.put(without + "/" + round, round));
        return named;
    }

    /**
     * What an answer gives must be asked by the form of its task, and what is reported or changed by the form for it, with an
     * answer that the form takes; unless it is there to be refused.
     */
    private void unknownFields(JsonNode root, Checks checks) {
        for (int i = 0; i < root.path("answers").size(); i++) {
            JsonNode answer = root.path("answers").get(i);
            answered(answer.path("task").asText(), answer, "/answers/" + i, "give", checks);
        }
        for (int i = 0; i < root.path("events").size(); i++) {
            JsonNode event = root.path("events").get(i);
            answered("patientReport", event, "/events/" + i, "report", checks);
            answered("changeProfile", event, "/events/" + i, "changeProfile", checks);
            answered("mixUp", event, "/events/" + i, "mixUp", checks);
            if (event.has("portal") && !event.has("refused")) {
                String portal = "/events/" + i + "/portal";
                answered("patientReport", event.path("portal"), portal, "symptoms", checks);
                answered("recordRoundResults", event.path("portal"), portal, "answers", checks);
            }
            signs(event.at("/reaction/signs"), "/events/" + i + "/reaction/signs", checks);
            Moment on = checks.silently(event.path("on").asText());
            Moment happened = checks.silently(event.at("/report/happenedOn").asText());
            if (on != null && happened != null && happened.date().isAfter(on.date()) && !event.has("refused")) {
                checks.wrong(
                        "/events/" + i + "/report/happenedOn",
                        "it is reported on %s, before that".formatted(on.date()));
            }
        }
        answered("enrolPatient", root, "", "organs", checks);
        if (root.has("priorCourses")) {
            fields.apply("enrolPatient")
                    .filter(known -> !known.containsKey("priorCourses"))
                    .ifPresent(known -> checks.wrong(
                            "/priorCourses", "the form of 'enrolPatient' does not ask for courses given elsewhere"));
        }
        fields.apply("enrolPatient")
                .map(known -> known.get("indication"))
                .filter(indication -> root.at("/patient").has("indication") && !root.has("refused"))
                .ifPresent(indication -> wrongValue(
                        indication, "indication", root.at("/patient/indication"), "/patient/indication", checks));
    }

    /** The signs of a reaction are among those that the form of the vital signs offers. */
    private void signs(JsonNode signs, String pointer, Checks checks) {
        Set<String> offered = new LinkedHashSet<>();
        fields.apply("recordVitalSigns")
                .ifPresent(known -> known.values().forEach(field -> offered.addAll(field.choices())));
        for (int i = 0; i < signs.size() && !offered.isEmpty(); i++) {
            String sign = signs.get(i).asText();
            if (!offered.contains(sign)) {
                checks.wrong(
                        pointer + "/" + i,
                        "'%s' is no sign of the form recordVitalSigns; %sknown here: %s"
                                .formatted(sign, nearest(sign, List.copyOf(offered)), String.join(", ", offered)));
            }
        }
    }

    private void answered(String form, JsonNode submission, String pointer, String given, Checks checks) {
        fields.apply(form).ifPresent(known -> submission.path(given).fields().forEachRemaining(value -> {
            String key = value.getKey();
            String at = pointer + "/" + given + "/" + key;
            if (!known.containsKey(key)) {
                checks.wrong(
                        at,
                        "the form of '%s' has no field '%s'; %sit has: %s"
                                .formatted(
                                        form,
                                        key,
                                        nearest(key, List.copyOf(known.keySet())),
                                        String.join(", ", known.keySet())));
            } else if (!submission.has("refused")) {
                wrongValue(known.get(key), key, value.getValue(), at, checks);
            }
        }));
    }

    private static void wrongValue(FormFields.Field field, String key, JsonNode value, String pointer, Checks checks) {
        String text = value.asText();
        if (value.isNull() || value.isArray() || text.contains("{")) {
            return;
        }
        if (!field.accepts(text)) {
            checks.wrong(
                    pointer,
                    "'%s' does not answer '%s'; %sknown here: %s"
                            .formatted(
                                    text,
                                    key,
                                    nearest(text, List.copyOf(field.choices())),
                                    String.join(", ", field.choices())));
        }
        if (field.date() && checks.silently(text) == null) {
            checks.wrong(pointer, "'%s' is not a date that exists. Right would be 2026-03-02".formatted(text));
        }
    }

    private record Checks(YamlDocument document, List<String> problems) {

        void wrong(String pointer, String text) {
            problems.add(document.at(document.line(pointer)) + text);
        }

        Moment moment(String pointer) {
            JsonNode node = document.root().at(pointer);
            if (!node.isTextual()) {
                return null;
            }
            Moment moment = silently(node.asText());
            if (moment == null) {
                wrong(
                        pointer,
                        "'%s' is not a date that exists. Right would be 2026-03-02 or 2026-03-02T14:30"
                                .formatted(node.asText()));
            }
            return moment;
        }

        void momentsOf(String list, String key) {
            for (int i = 0; i < document.root().at(list).size(); i++) {
                moment(list + "/" + i + "/" + key);
            }
        }

        /** Every day and hour that stands anywhere under this pointer exists. */
        void momentsIn(String pointer) {
            JsonNode node = document.root().at(pointer);
            if (node.isTextual() && MOMENT.matcher(node.asText()).matches()) {
                moment(pointer);
            }
            children(pointer).forEach(this::momentsIn);
        }

        /** Nothing is expected to begin after the end. */
        void nothingAfter(String pointer, LocalDate end) {
            for (String child : children(pointer)) {
                JsonNode on = document.root().at(child);
                Moment day = child.endsWith("/on") && on.isTextual() ? silently(on.asText()) : null;
                if (day != null && day.date().isAfter(end)) {
                    wrong(child, "%s is after the end of the scenario on %s".formatted(day.date(), end));
                }
                nothingAfter(child, end);
            }
        }

        private List<String> children(String pointer) {
            JsonNode node = document.root().at(pointer);
            List<String> children = new ArrayList<>();
            node.fieldNames().forEachRemaining(key -> children.add(pointer + "/" + key));
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                children.add(pointer + "/" + i);
            }
            return children;
        }

        /** A sample is taken before it is reported, and only what is withdrawn may be without a value. */
        void laboratory(String event) {
            String pointer = event + "/laboratory";
            JsonNode sample = document.root().at(pointer);
            Moment collected = moment(pointer + "/collected");
            Moment issued = moment(pointer + "/issued");
            Moment on = silently(document.root().at(event + "/on").asText());
            if (collected != null && on != null && collected.isAfter(on)) {
                wrong(pointer + "/collected", "a sample is taken before it is reported on " + on.date());
            }
            if (issued != null && collected != null && collected.isAfter(issued)) {
                wrong(pointer + "/issued", "a result is issued after the sample of " + collected.date());
            }
            sample.path("values").fieldNames().forEachRemaining(test -> {
                if (sample.at("/values/" + test).isNull()
                        && !sample.path("status").asText().equals("withdrawn")) {
                    wrong(
                            pointer + "/values/" + test,
                            "only status: withdrawn is without a value; leave out what is not reported");
                }
            });
            sample.path("ranges").fieldNames().forEachRemaining(test -> {
                if (!sample.path("values").has(test)) {
                    wrong(pointer + "/ranges/" + test, "there is no value of '" + test + "' that this range is for");
                }
            });
        }

        void downtime(String pointer) {
            Moment from = moment(pointer + "/from");
            Moment to = moment(pointer + "/to");
            if (from != null && to != null && !to.isAfter(from)) {
                wrong(pointer + "/to", "the end must be after the beginning on " + from.date());
            }
        }

        Moment silently(String text) {
            try {
                return Moment.parse(text);
            } catch (DateTimeException e) {
                return null;
            }
        }
    }

    private static Scenario convert(String name, YamlDocument document) {
        ObjectNode root = (ObjectNode) document.root().deepCopy();
        addLines(root, "", document);
        Map<Integer, List<LocalDate>> courses = new TreeMap<>();
        Integer notWished = null;
        List<String> names = new ArrayList<>();
        root.fieldNames().forEachRemaining(names::add);
        for (String key : names) {
            var course = COURSE.matcher(key);
            if (course.matches()) {
                JsonNode days = root.remove(key);
                if (notWished(days)) {
                    notWished = Integer.valueOf(course.group(1));
                    continue;
                }
                List<LocalDate> dates = new ArrayList<>();
                (days.isArray() ? days : List.of(days)).forEach(day -> dates.add(LocalDate.parse(day.asText())));
                courses.put(Integer.valueOf(course.group(1)), dates);
            }
        }
        Map<String, Object> patient = new LinkedHashMap<>(MAPPER.convertValue(root.get("patient"), plainMap()));
        int elsewhere = root.path("priorCourses").size();
        patient.putAll(givenElsewhere(root.path("priorCourses")));
        if (root.has("organs")) {
            patient.putAll(MAPPER.convertValue(root.get("organs"), plainMap()));
        }
        try {
            return new Scenario(
                    name,
                    root.path("title").asText(),
                    patient,
                    Moment.parse(root.get("enrolledOn").asText()),
                    root.has("until") ? Moment.parse(root.get("until").asText()) : null,
                    courses,
                    elsewhere,
                    notWished,
                    root.has("feed") ? MAPPER.treeToValue(root.get("feed"), Protocol.class) : null,
                    listOf(root.get("results"), Scenario.Result.class),
                    listOf(root.get("answers"), Scenario.Answer.class),
                    listOf(root.get("events"), Scenario.Event.class),
                    root.has("expect") ? MAPPER.treeToValue(root.get("expect"), Scenario.Expect.class) : null,
                    root.path("refused").asText(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answers of the enrolment form about courses given elsewhere (SCR-21). */
    private static Map<String, Object> givenElsewhere(JsonNode courses) {
        Map<String, Object> answers = new LinkedHashMap<>();
        int number = 0;
        for (JsonNode course : courses) {
            String prior = "prior" + ++number;
            LocalDate first = LocalDate.parse(course.path("first").asText());
            LocalDate last = LocalDate.parse(course.path("last").asText());
            answers.put("priorCourses", String.valueOf(number));
            answers.put(prior + "First", first.toString());
            answers.put(prior + "Last", last.toString());
            answers.put(
                    prior + "Infusions",
                    course.path("infusions").asInt((int) ChronoUnit.DAYS.between(first, last) + 1));
            answers.put(prior + "Product", course.path("product").asText(null));
            answers.put(prior + "Batch", course.path("batch").asText(null));
            answers.put(prior + "Centre", course.path("centre").asText("Another centre"));
            answers.put("aciclovirRunning", course.path("aciclovir").asText("no"));
            answers.put("openElsewhere", course.path("open").asText(null));
        }
        return answers;
    }

    private static boolean notWished(JsonNode days) {
        return days.asText().equals("none");
    }

    private static com.fasterxml.jackson.core.type.TypeReference<Map<String, Object>> plainMap() {
        return new com.fasterxml.jackson.core.type.TypeReference<>() {};
    }

    private static <T> List<T> listOf(JsonNode array, Class<T> type) throws IOException {
        List<T> list = new ArrayList<>();
        if (array != null) {
            for (JsonNode item : array) {
                list.add(MAPPER.treeToValue(item, type));
            }
        }
        return list;
    }

    /** Every entry of a list learns its line, for messages about it later on. */
    private static void addLines(JsonNode node, String pointer, YamlDocument document) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                addLines(array.get(i), pointer + "/" + i, document);
                if (array.get(i) instanceof ObjectNode item) {
                    item.put("line", document.line(pointer + "/" + i));
                }
            }
        } else if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(key -> {
                if (!List.of("give", "report", "changeProfile", "mixUp", "priorCourses", "organs")
                        .contains(key)) {
                    addLines(object.get(key), pointer + "/" + key, document);
                }
            });
            if (pointer.equals("/expect")) {
                object.put("line", document.line(pointer));
            }
        }
    }
}
