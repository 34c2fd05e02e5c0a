package org.alemtuzumab.pathway.laboratory;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.Version;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.laboratory.PatientClaim.Identifier;
import org.alemtuzumab.pathway.laboratory.ReportedTest.Limits;
import org.alemtuzumab.pathway.results.Stage;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/**
 * Reads HL7 v2 ORU^R01, versions 2.1 to 2.8.1. Segments are read one after the other, whatever structure the version
 * prescribes: laboratories differ in where they put ORC, SPM and NTE, and no OBX may be lost for it.
 */
@Component
class Hl7Reader {

    /** MSH-1, the four or five of MSH-2, and MSH-1 again. */
    private static final Pattern SEPARATORS = Pattern.compile("MSH([^\\w\\s])(?!.{0,3}\\1)([^\\w\\s]{4,5})\\1");

    /** OBX-11: cannot be obtained, not asked for, pending, only ordered. */
    private static final Set<String> NO_RESULT = Set.of("X", "N", "I", "O");

    private static final Pattern ANY_DIGIT = Pattern.compile("\\d");

    /** Names of LOINC in table 0396, and how laboratories write it. */
    private static final Set<String> LOINC = Set.of("LN", "LNC", "LOINC");
    /** "10" of "10^9/L". */
    private static final Pattern POWER_BASE = Pattern.compile("[xX×]?\\s*10");
    /** "9/L" of it. */
    private static final Pattern POWER = Pattern.compile("\\d{1,2}/.+");
    /** Types of a value that laboratories spread over several OBX. */
    private static final Set<String> TEXTS = Set.of("TX", "FT");

    /** Types of a value that is a document or a picture, or points to one. */
    private static final Set<String> ATTACHMENTS = Set.of("ED", "RP");

    /** The explicit nothing of HL7. */
    private static final String NONE = "\"\"";

    private final ClinicTime time;

    Hl7Reader(ClinicTime time) {
        this.time = time;
    }

    /**
     * @param sender the habits of who sent it
     * @throws Refused when the message is not one of these, or not meant for a clinic at work
     */
    Reading read(String text, Sender sender) throws Refused {
        List<Segment> segments = segments(text);
        Segment header = segments.get(0);
        String type = field(header, 9, 1);
        String event = field(header, 9, 2);
        if (!type.equals("ORU") || !event.equals("R01")) {
            throw new Refused("MSH-9", "is '%s^%s'; ORU^R01 is taken here".formatted(type, event));
        }
        requireProduction(header);
        List<Order> orders = orders(segments);
        if (orders.stream().allMatch(order -> order.results.isEmpty())) {
            throw new Refused("OBX", "is missing: the message holds no result");
        }
        return reading(orders, sender);
    }

    static void requireProduction(Segment header) throws Refused {
        String processing = field(header, 11, 1);
        if (!processing.isEmpty() && !processing.equals("P")) {
            throw new Refused("MSH-11", "is '%s'; only P, production, is taken here".formatted(processing));
        }
    }

    static List<Segment> segments(String text) throws Refused {
        if (!text.startsWith("MSH")) {
            throw new Refused("MSH", "is missing: the message does not begin with it");
        }
        if (!SEPARATORS.matcher(text).lookingAt()) {
            throw new Refused("MSH-2", "names no separators; right would be MSH|^~\\&|");
        }
        String version = Hl7Header.of(text).version();
        if (!Version.supportsVersion(version)) {
            throw new Refused("MSH-12", "is '%s'; 2.1 to 2.8.1 is taken here".formatted(version));
        }
        try {
            Message message = Parser.PIPE.parse(text.replace("\r\n", "\r").replace('\n', '\r'));
            List<Segment> segments = new ArrayList<>();
            for (String name : message.getNames()) {
                for (Structure structure : message.getAll(name)) {
                    segments.add((Segment) structure);
                }
            }
            return segments;
        } catch (HL7Exception e) {
            throw new Refused("", "cannot be read as HL7 v2: " + LibraryText.plain(e.getMessage()));
        }
    }

    /** Built when the first message comes. */
    private static final class Parser {

        private static final PipeParser PIPE;

        static {
            HapiContext context = new DefaultHapiContext(new GenericModelClassFactory());
            context.setValidationContext(ValidationContextFactory.noValidation());
            PIPE = context.getPipeParser();
        }
    }

    // ---------------------------------------------------------------- what belongs together

    private static final class Order {

        private Segment patient;
        private Segment common;
        private Segment request;
        private Segment specimen;
        private final List<String> comments = new ArrayList<>();
        private final List<Result> results = new ArrayList<>();
    }

    /** @param lines the OBX of one test: several where a text is spread over them */
    private record Result(List<Segment> lines, List<String> comments) {

        Segment segment() {
            return lines.get(0);
        }

        boolean continuedBy(Segment next) {
            return TEXTS.contains(field(next, 2, 1))
                    && field(next, 2, 1).equals(field(segment(), 2, 1))
                    && !field(next, 3, 1).isEmpty()
                    && field(next, 3, 1).equals(field(segment(), 3, 1));
        }
    }

    private static List<Order> orders(List<Segment> segments) {
        List<Order> orders = new ArrayList<>();
        Segment patient = null;
        Segment common = null;
        Order order = null;
        for (Segment segment : segments) {
            // a repeated segment is numbered by the library: OBX2
            switch (segment.getName().replaceFirst("(?<=...).*", "")) {
                case "PID" -> {
                    patient = segment;
                    common = null;
                    order = null;
                }
                case "ORC" -> {
                    common = segment;
                    order = null;
                }
                case "OBR" -> {
                    order = begin(orders, patient, common);
                    order.request = segment;
                    common = null;
                }
                case "OBX" -> {
                    if (order == null) {
                        order = begin(orders, patient, common);
                    }
                    Result last = order.results.isEmpty() ? null : order.results.get(order.results.size() - 1);
                    if (last != null && last.continuedBy(segment)) {
                        last.lines().add(segment);
                    } else {
                        order.results.add(new Result(new ArrayList<>(List.of(segment)), new ArrayList<>()));
                    }
                }
                case "NTE" -> {
                    if (order != null) {
                        comment(order, segment);
                    }
                }
                case "SPM" -> {
                    if (order != null && order.specimen == null) {
                        order.specimen = segment;
                    }
                }
                default -> {
                    // nothing that a result depends on
                }
            }
        }
        return orders;
    }

    private static Order begin(List<Order> orders, Segment patient, Segment common) {
        Order order = new Order();
        order.patient = patient;
        order.common = common;
        orders.add(order);
        return order;
    }

    private static void comment(Order order, Segment note) {
        String text = repetitions(note, 3).stream()
                .map(repetition -> component(note, 3, repetition, 1))
                .collect(Collectors.joining(" "));
        if (!text.isBlank()) {
            (order.results.isEmpty()
                            ? order.comments
                            : order.results.get(order.results.size() - 1).comments())
                    .add(text);
        }
    }

    // ---------------------------------------------------------------- what they say

    private record SampleKey(
            PatientClaim patient, LocalDate day, OffsetDateTime hour, String accession, String problem) {}

    private Reading reading(List<Order> orders, Sender sender) throws Refused {
        Map<SampleKey, List<ReportedTest>> samples = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        for (Order order : orders) {
            PatientClaim patient = patient(order.patient).answering(placerNumbers(order));
            for (Result result : order.results) {
                Optional<Stage> stage = stage(result, order, notes);
                if (stage.isPresent()) {
                    SampleKey key = sample(patient, order, result, sender);
                    samples.computeIfAbsent(key, unused -> new ArrayList<>())
                            .add(test(order, result, stage.get(), notes, sender));
                }
            }
        }
        return new Reading(
                samples.entrySet().stream()
                        .map(each -> new ReportedSample(
                                each.getKey().patient(),
                                each.getKey().day(),
                                each.getKey().hour(),
                                each.getKey().accession(),
                                each.getValue(),
                                each.getKey().problem()))
                        .toList(),
                notes,
                List.of(),
                false);
    }

    private SampleKey sample(PatientClaim patient, Order order, Result result, Sender sender) throws Refused {
        // the day of the specimen; OBX-14 last, which laboratories set to the day of the measurement
        List<String> stated = Stream.of(
                        order.specimen == null ? "" : field(order.specimen, 17, 1),
                        order.request == null ? "" : field(order.request, 7, 1),
                        order.request == null ? "" : field(order.request, 8, 1),
                        field(result.segment(), 14, 1))
                .filter(each -> !each.isEmpty())
                .toList();
        Optional<Hl7Time> moment = stated.stream()
                .map(each -> Hl7Time.read(each, time.zone(), sender))
                .flatMap(Optional::stream)
                .findFirst();
        // the specimen's own number first: laboratories that number orders use one for a sample a month
        String accession = Stream.of(
                        order.specimen == null ? "" : specimenNumber(order.specimen),
                        order.request == null ? "" : field(order.request, 3, 1),
                        order.common == null ? "" : field(order.common, 3, 1))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(null);
        if (accession != null && accession.length() > ReportedSample.LONGEST_NUMBER) {
            throw new Refused(
                    "SPM-2",
                    "or OBR-3, the number of the sample, is longer than %d characters"
                            .formatted(ReportedSample.LONGEST_NUMBER));
        }
        String problem = moment.isEmpty()
                ? "The message does not say on which day the sample was taken (SPM-17, OBR-7, OBX-14%s)"
                        .formatted(stated.isEmpty() ? "" : ": " + String.join(", ", stated))
                : moment.get().day().isAfter(time.today())
                        ? "The message says that the sample was taken in the future (%s)"
                                .formatted(moment.get().day())
                        : null;
        return new SampleKey(
                patient,
                moment.map(Hl7Time::day).orElse(null),
                moment.map(Hl7Time::hour).orElse(null),
                accession,
                problem);
    }

    /** SPM-2 is a pair of numbers, the placer's and the filler's. */
    private static String specimenNumber(Segment specimen) {
        String filler = text(specimen, 2, 0, 2, 1);
        return filler.isEmpty() ? text(specimen, 2, 0, 1, 1) : filler;
    }

    /** ORC-2 and OBR-2, and the placer's number of a group, ORC-4. */
    private static Stream<String> placerNumbers(Order order) {
        return Stream.concat(
                order.common == null ? Stream.empty() : Stream.of(2, 4).map(field -> field(order.common, field, 1)),
                order.request == null ? Stream.empty() : Stream.of(field(order.request, 2, 1)));
    }

    static List<Identifier> identifiers(Segment segment, int field) {
        return repetitions(segment, field).stream()
                .map(repetition -> new Identifier(
                        List.of(text(segment, field, repetition, 4, 1), text(segment, field, repetition, 4, 2)),
                        Identifier.ofPatient(Stream.of(component(segment, field, repetition, 5))
                                .filter(kind -> !kind.isEmpty())
                                .toList()),
                        component(segment, field, repetition, 1)))
                .filter(each -> !each.value().isEmpty())
                .toList();
    }

    static PatientClaim patient(Segment pid) {
        if (pid == null) {
            return new PatientClaim(List.of(), null, null);
        }
        List<Identifier> identifiers = identifiers(pid, 3);
        String born = field(pid, 7, 1)
                .replaceFirst("^(\\d{4})(\\d{2})?(\\d{2})?.*", "$1-$2-$3")
                .replaceFirst("-+$", "");
        String name = Stream.of(field(pid, 5, 2), field(pid, 5, 1))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" "));
        return new PatientClaim(identifiers, born.isEmpty() ? null : born, name.isEmpty() ? null : name);
    }

    /** OBX-11, or OBR-25 where that is empty; empty where there is no result (yet), which is noted. */
    private static Optional<Stage> stage(Result result, Order order, List<String> notes) {
        String status = field(result.segment(), 11, 1);
        if (status.isEmpty() && order.request != null) {
            status = field(order.request, 25, 1);
        }
        boolean valued = !values(result).isEmpty();
        switch (status) {
            case "D", "W":
                return Optional.of(Stage.WITHDRAWN);
            case "C":
                return Optional.of(Stage.CORRECTED);
            case "P", "R", "S", "A":
                return Optional.of(Stage.PRELIMINARY);
            case "I", "O", "N":
                if (!valued) {
                    notes.add("pending: " + label(result.segment()));
                    return Optional.empty();
                }
                return Optional.of(Stage.PRELIMINARY);
            default:
                return Optional.of(Stage.FINAL);
        }
    }

    private ReportedTest test(Order order, Result result, Stage stage, List<String> notes, Sender sender) {
        Segment obx = result.segment();
        String type = field(obx, 2, 1);
        String unit = unit(obx);
        List<String> texts = values(result);
        if (texts.isEmpty() && stage != Stage.WITHDRAWN) {
            String status = field(obx, 11, 1);
            texts = List.of(
                    status.equals("X")
                            ? "no value (X: cannot be obtained)"
                            : "no value" + (status.isEmpty() ? "" : " (status %s)".formatted(status)));
        } else if (NO_RESULT.contains(field(obx, 11, 1))) {
            // a status that says that there is no result, and a result: a person asks which is right
            texts = List.of("%s (status %s: no result)".formatted(texts.get(0), field(obx, 11, 1)));
        }
        boolean exact = texts.stream().allMatch(sender::exact);
        texts = texts.stream().map(sender::withPoints).toList();
        String range = sender.withPoints(field(obx, 7, 1));
        Limits limits = LimitsText.read(range, unit).orElse(null);
        if (limits == null && ANY_DIGIT.matcher(range).find()) {
            notes.add("range not read: %s %s".formatted(label(obx), range));
        }
        OffsetDateTime issued = Stream.of(order.request == null ? "" : field(order.request, 22, 1), field(obx, 19, 1))
                .map(each -> Hl7Time.read(each, time.zone(), sender).map(Hl7Time::hour))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        return new ReportedTest(
                loinc(obx),
                localCodes(obx),
                label(obx),
                texts,
                Set.of("NM", "SN").contains(type) || exact && !texts.isEmpty(),
                unit.contains("^")
                        ? List.of(unit)
                        : Stream.of(unit, text(obx, 6, 0, 2, 1)).toList(),
                limits,
                stage,
                issued,
                Stream.concat(result.comments().stream(), order.comments.stream())
                        .toList(),
                repetitions(obx, 8).stream()
                        .map(repetition -> component(obx, 8, repetition, 1))
                        .filter(flag -> !flag.isEmpty())
                        .toList(),
                ATTACHMENTS.contains(type));
    }

    /** OBX-6; a power of ten whose "^" was not escaped has come apart as two components. */
    private static String unit(Segment obx) {
        String unit = field(obx, 6, 1);
        String power = text(obx, 6, 0, 2, 1);
        return POWER_BASE.matcher(unit).matches() && POWER.matcher(power).matches() ? unit + "^" + power : unit;
    }

    /** OBX-3, the alternate identifier too. */
    private static List<String> loinc(Segment obx) {
        return Stream.of(1, 4)
                .filter(first -> LOINC.contains(text(obx, 3, 0, first + 2, 1)))
                .map(first -> text(obx, 3, 0, first, 1))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private static List<String> localCodes(Segment obx) {
        return Stream.of(1, 4)
                .filter(first -> !LOINC.contains(text(obx, 3, 0, first + 2, 1)))
                .map(first -> text(obx, 3, 0, first, 1))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private static String label(Segment obx) {
        return Stream.of(2, 5, 1, 4)
                .map(component -> text(obx, 3, 0, component, 1))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** OBX-5 without its unit, in every wording that it gives; a text that is spread over several OBX is one. */
    private static List<String> values(Result result) {
        if (result.lines().size() == 1) {
            return values(result.segment());
        }
        String all =
                result.lines().stream().flatMap(line -> values(line).stream()).collect(Collectors.joining(" "));
        return all.isBlank() ? List.of() : List.of(all);
    }

    private static List<String> values(Segment obx) {
        List<Integer> repetitions = repetitions(obx, 5);
        List<String> texts =
                switch (field(obx, 2, 1)) {
                    case "SN" ->
                        repetitions.stream()
                                .map(repetition -> IntStream.rangeClosed(1, 4)
                                        .mapToObj(component -> component(obx, 5, repetition, component))
                                        .collect(Collectors.joining())
                                        .replaceFirst("^=", ""))
                                .toList();
                    // its bytes stay in the message
                    case "ED", "RP" -> List.of("a document or a picture");
                    case "CE", "CWE", "CNE", "CF" -> {
                        List<String> wordings = Stream.of(2, 5, 9, 1, 4)
                                .map(component -> component(obx, 5, 0, component))
                                .filter(each -> !each.isEmpty())
                                .distinct()
                                .toList();
                        yield repetitions.size() > 1 ? List.of(String.join(" ", allOf(obx, repetitions))) : wordings;
                    }
                    default -> {
                        String all = String.join(" ", allOf(obx, repetitions)).strip();
                        yield all.isEmpty() ? List.of() : List.of(all);
                    }
                };
        return texts.size() > 1 && field(obx, 2, 1).equals("SN")
                ? List.of(String.join(" ", texts))
                : texts.stream().filter(each -> !each.isBlank()).toList();
    }

    private static List<String> allOf(Segment obx, List<Integer> repetitions) {
        return repetitions.stream()
                .map(repetition -> IntStream.rangeClosed(1, 6)
                        .mapToObj(component -> component(obx, 5, repetition, component))
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    // ---------------------------------------------------------------- fields

    static String field(Segment segment, int field, int component) {
        return text(segment, field, 0, component, 1);
    }

    static String component(Segment segment, int field, int repetition, int component) {
        return text(segment, field, repetition, component, 1);
    }

    static List<Integer> repetitions(Segment segment, int field) {
        try {
            return IntStream.range(0, segment.getField(field).length).boxed().toList();
        } catch (HL7Exception e) {
            return List.of();
        }
    }

    /** Empty where there is nothing, or the explicit nothing of HL7. */
    private static String text(Segment segment, int field, int repetition, int component, int subcomponent) {
        String text = asSent(segment, field, repetition, component, subcomponent);
        return text.equals(NONE) ? "" : text.strip();
    }

    /** Whether a field says that there is nothing, where an empty one says nothing. */
    static boolean explicitlyNone(Segment segment, int field) {
        return asSent(segment, field, 0, 1, 1).equals(NONE);
    }

    private static String asSent(Segment segment, int field, int repetition, int component, int subcomponent) {
        try {
            if (repetition >= segment.getField(field).length) {
                return "";
            }
            String text = Terser.get(segment, field, repetition, component, subcomponent);
            return text == null ? "" : text;
        } catch (HL7Exception e) {
            return "";
        }
    }
}
