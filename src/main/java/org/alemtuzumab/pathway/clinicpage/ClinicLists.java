package org.alemtuzumab.pathway.clinicpage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.profile.ProfileVersion;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All lists of the clinic's page, and how much of what was due was done. */
@Component
class ClinicLists {

    /** In which order they are read: what calls for somebody first. */
    private static final List<String> ORDER = List.of(
            "emergencies",
            "unseen",
            "tasks",
            "overdue",
            "missedTwice",
            "inbox",
            "questions",
            "stopped",
            "due",
            "courses",
            "ends",
            "referrals",
            "relaxed",
            "absent",
            "moved");

    private static final Set<String> DONE = Set.of("COMPLETE", "LATE_COMPLETE");
    private static final String LATE = "LATE_COMPLETE";

    private final TableLists inTables;
    private final TaskLists inTasks;
    private final Profiles profiles;
    private final Analytes analytes;
    private final JdbcClient tables;
    private final CurrentUser user;
    private final ClinicPageProperties settings;
    private final ClinicTime time;

    ClinicLists(
            TableLists inTables,
            TaskLists inTasks,
            Profiles profiles,
            Analytes analytes,
            JdbcClient tables,
            CurrentUser user,
            ClinicPageProperties settings,
            ClinicTime time) {
        this.inTables = inTables;
        this.inTasks = inTasks;
        this.profiles = profiles;
        this.analytes = analytes;
        this.tables = tables;
        this.user = user;
        this.settings = settings;
        this.time = time;
    }

    List<Tally> all() {
        return Stream.of(inTables.all().stream(), inTasks.all().stream(), Stream.of(relaxed()))
                .flatMap(lists -> lists)
                .sorted(Comparator.comparing(list -> ORDER.indexOf(list.id())))
                .toList();
    }

    private Tally relaxed() {
        Map<String, ProfileVersion> versions = user.asSystem(
                () -> Profiles.LABELS.stream().collect(Collectors.toMap(label -> label, profiles::inForce)));
        return new Tally(
                "relaxed",
                "Treated by a relaxation",
                List.of("Version", "Until"),
                false,
                tables
                        .sql("select number, profile from patient where active_number is not null order by number")
                        .query((row, at) -> Map.entry(row.getString(1), versions.get(row.getString(2))))
                        .list()
                        .stream()
                        .filter(each -> each.getValue().relaxes())
                        .map(each -> new Tally.Row(
                                each.getKey(),
                                null,
                                List.of(
                                        each.getValue().name(),
                                        String.valueOf(each.getValue().validUntil()))))
                        .toList());
    }

    /** By the month in which they were due, the latest first; this month is not over. */
    List<Adherence> byMonth() {
        Map<String, Map<String, Integer>> months = new TreeMap<>(Comparator.reverseOrder());
        tables.sql(
                        """
                        select extract(year from due_on), extract(month from due_on), state, count(*) from monitoring_round
                        where due_on >= :from and due_on < :until and state <> 'SUPERSEDED'
                        group by extract(year from due_on), extract(month from due_on), state
                        """)
                .params(span())
                .query((row, at) -> months.computeIfAbsent(
                                "%d-%02d".formatted(row.getInt(1), row.getInt(2)), month -> new TreeMap<>())
                        .put(row.getString(3), row.getInt(4)))
                .list();
        return months.entrySet().stream()
                .map(month -> new Adherence(
                        month.getKey(),
                        sum(month.getValue().values().stream()),
                        sum(DONE.stream().map(state -> month.getValue().getOrDefault(state, 0))),
                        month.getValue().getOrDefault(LATE, 0)))
                .toList();
    }

    private static int sum(Stream<Integer> numbers) {
        return numbers.mapToInt(Integer::intValue).sum();
    }

    private Map<String, LocalDate> span() {
        LocalDate until = time.today().withDayOfMonth(1);
        return Map.of("from", until.minus(settings.adherence()), "until", until);
    }

    /** By what the rounds of this time asked for, the least done first. */
    List<Adherence> byTest() {
        Map<String, Integer> due = new TreeMap<>();
        tables.sql(
                        """
                        select panel, count(*) from monitoring_round
                        where due_on >= :from and due_on < :until and state <> 'SUPERSEDED' group by panel
                        """)
                .params(span())
                .query((row, at) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .forEach(panel -> Stream.of(panel.getKey().split(","))
                        .filter(code -> !code.isBlank())
                        .forEach(code -> due.merge(code.strip(), panel.getValue(), Integer::sum)));
        Map<String, Integer> done = new TreeMap<>();
        tables.sql(
                        """
                        select asked, count(distinct round_id) from (
                          select %s as asked, l.round_id
                          from lab_result l join monitoring_round r on r.id = l.round_id
                          where r.due_on >= :from and r.due_on < :until and r.state <> 'SUPERSEDED'
                            and l.state = 'VALID') as there
                        group by asked
                        """
                                .formatted(asked()))
                .params(span())
                .query((row, at) -> done.put(row.getString(1), row.getInt(2)))
                .list();
        List<Adherence> tests = new ArrayList<>();
        due.forEach((code, count) -> analytes.find(code)
                .map(Analyte::name)
                .ifPresent(
                        name -> tests.add(new Adherence(name, count, Math.min(count, done.getOrDefault(code, 0)), 0))));
        tests.sort(Comparator.comparing(Adherence::percent).thenComparing(Adherence::what));
        return tests;
    }

    /** Under which code a test is asked for, of several that answer one question. */
    private String asked() {
        String others = analytes.all().stream()
                .filter(analyte -> analyte.askedAs() != null)
                .map(analyte -> " when '%s' then '%s'".formatted(analyte.code(), analyte.askedAs()))
                .collect(Collectors.joining());
        return others.isEmpty() ? "l.analyte" : "case l.analyte" + others + " else l.analyte end";
    }
}
