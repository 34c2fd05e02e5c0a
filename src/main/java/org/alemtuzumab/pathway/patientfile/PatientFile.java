package org.alemtuzumab.pathway.patientfile;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.disease.KnownDiseases;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.monitoring.Absences;
import org.alemtuzumab.pathway.neurology.Immunosuppressants;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.profile.Deviations;
import org.alemtuzumab.pathway.prophylaxis.Prophylaxes;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.screening.CourseNotes;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What holds for a patient now, and how it came: the parts of the file, one question each. */
@Component
class PatientFile {

    /** Platelets that are taken after an infusion are no month's sample. */
    private static final String INFUSION = "INFUSION";

    private final Patients patients;
    private final Deviations deviations;
    private final CourseNotes notes;
    private final KnownDiseases diseases;
    private final Immunosuppressants immunosuppressants;
    private final Pregnancies pregnancies;
    private final Absences absences;
    private final PatientReports reports;
    private final Prophylaxes prophylaxes;
    private final LabResults results;
    private final Analytes analytes;
    private final PatientFileProperties settings;
    private final JdbcClient tables;
    private final CurrentUser user;
    private final ClinicTime time;

    PatientFile(
            Patients patients,
            Deviations deviations,
            CourseNotes notes,
            KnownDiseases diseases,
            Immunosuppressants immunosuppressants,
            Pregnancies pregnancies,
            Absences absences,
            PatientReports reports,
            Prophylaxes prophylaxes,
            LabResults results,
            Analytes analytes,
            PatientFileProperties settings,
            JdbcClient tables,
            CurrentUser user,
            ClinicTime time) {
        this.patients = patients;
        this.deviations = deviations;
        this.notes = notes;
        this.diseases = diseases;
        this.immunosuppressants = immunosuppressants;
        this.pregnancies = pregnancies;
        this.absences = absences;
        this.reports = reports;
        this.prophylaxes = prophylaxes;
        this.results = results;
        this.analytes = analytes;
        this.settings = settings;
        this.tables = tables;
        this.user = user;
        this.time = time;
    }

    Optional<Patient> patient(String number) {
        return patients.find(number);
    }

    /** Name, telephone and the like, as the hospital has told them, by what they are; nothing where it has told nothing. */
    Map<String, String> person(String number) {
        Map<String, String> person = new LinkedHashMap<>();
        tables.sql(
                        """
                        select given_name, family_name, telephone, email, address, language, general_practitioner
                        from person where patient_number = ?
                        """)
                .param(number)
                .query((row, at) -> {
                    person.put(
                            "Name",
                            Stream.of(row.getString(1), row.getString(2))
                                    .filter(Objects::nonNull)
                                    .collect(Collectors.joining(" ")));
                    person.put("Telephone", row.getString(3));
                    person.put("E-mail", row.getString(4));
                    person.put("Address", row.getString(5));
                    person.put("Language", row.getString(6));
                    person.put("General practitioner", row.getString(7));
                    return person;
                })
                .list();
        person.values().removeIf(text -> text == null || text.isBlank());
        return person;
    }

    /** What whoever treats the patient has to know, with its reason; nothing where there is nothing to say. */
    List<Standing> standing(Patient patient) {
        String number = patient.number();
        return Stream.of(
                        // whoever reads the file may read its notice, though not the tables that it comes from
                        new Standing("Deviation", user.asSystem(() -> deviations.of(number))),
                        new Standing("Allergies", notes.allergies(number)),
                        new Standing("Diseases", diseases.list(diseases.of(number))),
                        new Standing("Immunosuppression", immunosuppressants.inWords(number)),
                        new Standing(
                                "Pregnancy",
                                pregnancies
                                        .open(number)
                                        .map(open -> "Expected to end on %s".formatted(open.expectedEndOn()))
                                        .orElse("")),
                        new Standing(
                                "Infection",
                                reports.openInfection(number)
                                        .map(open -> "Reported for %s, not resolved: %s"
                                                .formatted(open.happenedOn(), open.details()))
                                        .orElse("")),
                        new Standing("Organs", organs(number)),
                        new Standing("Herpes prophylaxis", prophylaxes.taken(number)),
                        new Standing("Overrides", overrides(number)),
                        new Standing("Site", notes.site(number)),
                        new Standing("Absence", absences.text(number)))
                .map(each -> new Standing(each.what(), plain(each.text())))
                .filter(each -> !each.text().isBlank())
                .toList();
    }

    /** Texts of forms, without their marks. */
    private static String plain(String text) {
        return text.replace("**", "").strip();
    }

    private String organs(String number) {
        Map<String, String> latest = new TreeMap<>();
        tables.sql("select organ, presence, because from patient_organ where patient_number = ? order by id")
                .param(number)
                .query((row, at) -> latest.put(
                        row.getString(1).toLowerCase(Locale.ROOT),
                        Stream.of(row.getString(2), row.getString(3))
                                .filter(text -> text != null && !text.isBlank())
                                .collect(Collectors.joining(", "))))
                .list();
        return latest.entrySet().stream()
                .map(each -> "%s: %s".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining("; "));
    }

    private String overrides(String number) {
        return String.join(
                "; ",
                tables.sql(
                                """
                                select rule, role, allowed, reason, course_number from override_decision
                                where patient_number = ? order by id
                                """)
                        .param(number)
                        .query((row, at) -> "%s before course %d, %s: %s. %s"
                                .formatted(
                                        row.getString(1),
                                        row.getInt(5),
                                        row.getString(2),
                                        row.getBoolean(3) ? "allowed" : "not allowed",
                                        row.getString(4)))
                        .list());
    }

    /** The courses with the days of their infusions. */
    List<CourseLine> courses(String number) {
        Map<Integer, List<LocalDate>> infusions = new TreeMap<>();
        tables.sql("select course_number, begun_at from infusion where patient_number = ? order by begun_at")
                .param(number)
                .query((row, at) -> infusions
                        .computeIfAbsent(row.getInt(1), course -> new ArrayList<>())
                        .add(time.dateOf(row.getObject(2, OffsetDateTime.class))))
                .list();
        return tables.sql(
                        """
                        select course_number, state, booked_on, began_on, given_at from course
                        where patient_number = ? order by course_number
                        """)
                .param(number)
                .query((row, at) -> new CourseLine(
                        row.getInt(1),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class),
                        row.getString(5),
                        infusions.getOrDefault(row.getInt(1), List.of())))
                .list();
    }

    /** The months after each last infusion, the latest anchor first. */
    Map<LocalDate, List<Month>> months(String number) {
        List<LabResult> samples = results.of(number);
        TreeSet<LocalDate> days = samples.stream()
                .filter(result -> result.valid()
                        && !INFUSION.equals(result.context())
                        && !analytes.measured(List.of(result.analyte())).isEmpty())
                .map(LabResult::collectedOn)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<Long, TreeSet<LocalDate>> byRound = samples.stream()
                .filter(result -> result.current() && result.roundId() != null)
                .collect(Collectors.groupingBy(
                        LabResult::roundId,
                        Collectors.mapping(LabResult::collectedOn, Collectors.toCollection(TreeSet::new))));
        Map<LocalDate, List<Month>> months = new TreeMap<>(Comparator.reverseOrder());
        tables.sql(
                        """
                        select id, anchor, round_number, due_on, state from monitoring_round
                        where patient_number = ? order by anchor, round_number
                        """)
                .param(number)
                .query((row, at) -> month(
                        row.getObject(2, LocalDate.class),
                        row.getInt(3),
                        row.getObject(4, LocalDate.class),
                        row.getString(5),
                        byRound.getOrDefault(row.getLong(1), new TreeSet<>()),
                        days))
                .list()
                .forEach(month -> months.computeIfAbsent(month.anchor(), anchor -> new ArrayList<>())
                        .add(month));
        return months;
    }

    private static Month month(
            LocalDate anchor,
            int number,
            LocalDate dueOn,
            String state,
            TreeSet<LocalDate> collected,
            TreeSet<LocalDate> days) {
        LocalDate before = collected.isEmpty() ? null : days.lower(collected.first());
        return new Month(
                anchor,
                number,
                dueOn,
                state,
                List.copyOf(collected),
                before == null ? null : ChronoUnit.DAYS.between(before, collected.first()));
    }

    /** The tests of the setting, of which there is at least one value. */
    List<Trend> trends(String number) {
        Map<String, List<LabResult>> byTest = results.of(number).stream()
                .filter(result -> settings.trends().contains(result.analyte()))
                .collect(Collectors.groupingBy(LabResult::analyte));
        List<LocalDate> infusions = courses(number).stream()
                .flatMap(course -> course.infusions().stream())
                .toList();
        Map<Long, String> found = found(number);
        Optional<LocalDate> first = Stream.concat(
                        byTest.values().stream().flatMap(List::stream).map(LabResult::collectedOn), infusions.stream())
                .min(Comparator.naturalOrder());
        return settings.trends().stream()
                .filter(byTest::containsKey)
                .map(code -> trend(
                        analytes.get(code),
                        byTest.get(code),
                        found,
                        new Plot.Days(first.orElseThrow(), time.today()),
                        infusions))
                .toList();
    }

    private static Trend trend(
            Analyte analyte,
            List<LabResult> results,
            Map<Long, String> found,
            Plot.Days days,
            List<LocalDate> infusions) {
        String unit = analyte.shown() == null ? "" : analyte.shown();
        List<Trend.Point> points =
                results.stream().map(result -> point(result, found)).toList();
        return new Trend(analyte.code(), analyte.name(), unit, points, Plot.of(points, unit, days, infusions));
    }

    private static Trend.Point point(LabResult result, Map<Long, String> found) {
        boolean number = result.lowValue() != null && Double.isFinite(result.lowValue());
        boolean both = number && result.highValue() != null && Double.isFinite(result.highValue());
        return new Trend.Point(
                result.id(),
                result.collectedOn(),
                result.reported(),
                both ? (Double) ((result.lowValue() + result.highValue()) / 2) : number ? result.lowValue() : null,
                result.lowerLimit(),
                result.upperLimit(),
                result.valid(),
                "BASELINE".equals(result.context()),
                found.getOrDefault(result.id(), ""),
                result.valid() ? "" : result.state().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** The rules by which each result was found, by its id. */
    private Map<Long, String> found(String number) {
        return tables
                .sql(
                        """
                        select result_id, rule from finding
                        where patient_number = ? and result_id is not null and overtaken_at is null order by id
                        """)
                .param(number)
                .query((row, at) -> Map.entry(row.getLong(1), row.getString(2)))
                .list()
                .stream()
                .distinct()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one + ", " + other));
    }
}
