package org.alemtuzumab.pathway.results;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.Analyte.Range;
import org.alemtuzumab.pathway.text.Shortened;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The store of laboratory results. Nothing is lost and nothing is guessed: what cannot be read is kept, unjudged. */
@Component
@Transactional
public class LabResults {

    private static final int LONGEST_REPORT = 300;
    private static final int LONGEST_PROBLEM = 500;

    private final LabResultRepository results;
    private final Analytes analytes;
    private final Patients patients;
    private final ClinicTime time;
    private final ApplicationEventPublisher events;

    LabResults(
            LabResultRepository results,
            Analytes analytes,
            Patients patients,
            ClinicTime time,
            ApplicationEventPublisher events) {
        this.results = results;
        this.analytes = analytes;
        this.patients = patients;
        this.time = time;
        this.events = events;
    }

    /**
     * Stores what was reported of one sample. Blank entries are skipped, unreadable ones are kept in quarantine, and the
     * same report of the same day is stored once (SAF-5).
     *
     * @param reported analyte code → text as printed, with its unit ("98,000 /uL", "&lt;0.01 mIU/L", "1+")
     * @return the stored rows, those stored before included
     * @throws SubmissionRefused when the sample was collected in the future, or a text is too long to be a result
     */
    public List<LabResult> record(Sample sample, Map<String, String> reported) {
        List<ReportedValue> values = new ArrayList<>();
        reported.forEach((code, text) -> {
            if (text != null && !text.isBlank()) {
                if (text.strip().length() > LONGEST_REPORT) {
                    throw new SubmissionRefused("%s: enter the value with its unit only"
                            .formatted(analytes.get(code).name()));
                }
                values.add(ReportedValue.typed(code, text));
            }
        });
        return record(sample, values).stream().map(Recorded::result).toList();
    }

    /**
     * Stores what was reported of one sample, in whatever order it arrives: the same value again is one result (SAF-5), a
     * later word of the same laboratory on the same sample takes the place of an earlier one (SAF-4), and two values
     * without a correction flag both count until a person has asked (SAF-5).
     *
     * @throws SubmissionRefused when the sample was collected in the future
     */
    public List<Recorded> record(Sample sample, List<ReportedValue> reported) {
        if (sample.collectedOn().isAfter(time.today())) {
            throw new SubmissionRefused(
                    "The sample is dated %s, which is in the future: enter the day on which it was taken"
                            .formatted(sample.collectedOn()));
        }
        patients.takeTurn(sample.patientNumber());
        List<ReportedValue> filed = reported.stream()
                .map(value -> value.of(analytes.filedAs(value.analyte(), value.text())))
                .toList();
        List<Recorded> recorded = store(sample, filed);
        events.publishEvent(new ResultsChanged(
                sample.patientNumber(),
                sample.collectedOn(),
                filed.stream().map(ReportedValue::analyte).collect(Collectors.toSet())));
        return recorded;
    }

    private List<Recorded> store(Sample sample, List<ReportedValue> reported) {
        String sex = patients.get(sample.patientNumber()).sex();
        if (isNew(sample, reported)) {
            return results
                    .saveAll(reported.stream()
                            .map(value -> row(sample, value, sex))
                            .toList())
                    .stream()
                    .map(row -> new Recorded(row, Recorded.Change.NEW))
                    .toList();
        }
        List<Recorded> recorded = new ArrayList<>();
        reported.forEach(value -> recorded.add(record(sample, value, sex)));
        return recorded;
    }

    /** Whether nothing on file, and nothing in it, can bear on how this sample is kept: as usual, then, and all at once. */
    private boolean isNew(Sample sample, List<ReportedValue> reported) {
        return reported.stream().noneMatch(value -> value.stage() == Stage.WITHDRAWN)
                && reported.stream().map(ReportedValue::analyte).distinct().count() == reported.size()
                && results.findCollectedOn(sample.patientNumber(), sample.collectedOn())
                        .isEmpty()
                && reported.stream()
                        .map(ReportedValue::accession)
                        .filter(Objects::nonNull)
                        .allMatch(accession -> results.findByAccession(sample.patientNumber(), accession)
                                .isEmpty());
    }

    /**
     * A person corrects what a person had typed of a day, or takes it back (SAF-4). It stays where it was filed. What a
     * laboratory has reported is the laboratory's to correct.
     *
     * @param reported analyte code → the right value; to take one back, the value as it had been typed
     * @throws SubmissionRefused when it is not certain which value is meant; nothing is stored then
     */
    public void correct(
            String patientNumber, LocalDate day, Map<String, String> reported, boolean takeBack, String correctedBy) {
        patients.takeTurn(patientNumber);
        String sex = patients.get(patientNumber).sex();
        reported.forEach((entered, text) -> {
            String code = analytes.filedAs(entered, text);
            LabResult wrong = typed(patientNumber, day, analytes.get(code), takeBack ? text : null);
            Sample sample =
                    new Sample(patientNumber, day, wrong.context(), wrong.roundId(), wrong.followUpId(), correctedBy);
            if (takeBack) {
                withdraw(List.of(wrong), row(sample, ReportedValue.typed(code, "", Stage.WITHDRAWN), sex));
            } else {
                results.save(wrong.out(LabResult.SUPERSEDED));
                corrected(wrong, results.save(row(sample, ReportedValue.typed(code, text, Stage.CORRECTED), sex)));
            }
        });
        events.publishEvent(new ResultsChanged(patientNumber, day, Set.copyOf(reported.keySet())));
    }

    /**
     * Results that are another patient's are taken back (SAF-4): they stay on file as entered in error, and what a laboratory
     * sends of the same sample again does not count until it says otherwise.
     */
    public void takeBack(String patientNumber, Collection<LabResult> wrong, String takenBackBy) {
        patients.takeTurn(patientNumber);
        String sex = patients.get(patientNumber).sex();
        wrong.forEach(result -> withdraw(
                List.of(result),
                row(
                        new Sample(
                                patientNumber,
                                result.collectedOn(),
                                result.context(),
                                result.roundId(),
                                result.followUpId(),
                                takenBackBy),
                        new ReportedValue(
                                result.analyte(),
                                "",
                                false,
                                null,
                                Stage.WITHDRAWN,
                                result.accession(),
                                result.source(),
                                result.collectedAt(),
                                result.issuedAt(),
                                result.messageId()),
                        sex)));
        wrong.stream()
                .collect(Collectors.groupingBy(
                        LabResult::collectedOn, Collectors.mapping(LabResult::analyte, Collectors.toSet())))
                .forEach((day, ofDay) -> events.publishEvent(new ResultsChanged(patientNumber, day, ofDay)));
    }

    /** @param text as it had been typed; null for the only one of the day */
    private LabResult typed(String patientNumber, LocalDate day, Analyte analyte, String text) {
        List<LabResult> typed = results.findCollectedOn(patientNumber, day).stream()
                .filter(row -> row.analyte().equals(analyte.code()) && row.current())
                .filter(row -> row.accession() == null && row.source() == null)
                .toList();
        List<LabResult> meant = typed.stream()
                .filter(row -> text == null || row.reported().equalsIgnoreCase(text.strip()))
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        throw new SubmissionRefused("%s: %s"
                .formatted(
                        analyte.name(),
                        typed.isEmpty()
                                ? "nobody typed a value for %s. What a laboratory has reported is corrected by the laboratory"
                                        .formatted(day)
                                : meant.isEmpty()
                                        ? "no such value was typed for %s. To take one back, enter it as it was typed"
                                                .formatted(day)
                                        : "more than one value was typed for %s. Take the wrong one back"
                                                .formatted(day)));
    }

    /** Of these answers those whose key is an analyte code, as typed. */
    public Map<String, String> reported(Map<String, String> answers) {
        Map<String, String> reported = new LinkedHashMap<>();
        analytes.all().stream()
                .filter(analyte -> answers.containsKey(analyte.code()))
                .forEach(analyte -> reported.put(analyte.code(), answers.get(analyte.code())));
        return reported;
    }

    /**
     * SAF-1: what of these would not be judged once they are sent, by analyte code; what is no analyte is passed over.
     *
     * @param typed analyte code → text as typed
     */
    public Map<String, String> unclear(Map<String, String> typed) {
        Map<String, String> unclear = new LinkedHashMap<>();
        typed.forEach((code, text) -> analytes.find(code)
                .filter(analyte -> text != null && !text.isBlank())
                .map(analyte -> new Report(analytes.get(analytes.filedAs(code, text)), text).read())
                .ifPresent(reading -> {
                    if (reading instanceof Report.Reading.Unclear question) {
                        unclear.put(code, question.question());
                    }
                }));
        return unclear;
    }

    /** All results of a patient, by collection date. */
    public List<LabResult> of(String patientNumber) {
        return results.findByPatientNumberOrderByCollectedOnAscIdAsc(patientNumber).stream()
                .sorted(LabResult.IN_TIME)
                .toList();
    }

    /** The latest valid result by collection date. */
    public Optional<LabResult> latest(String patientNumber, String analyte) {
        return results.findLatestValid(patientNumber, analyte).stream().findFirst();
    }

    /**
     * The analytes with a valid result collected in [from, toExclusive), by the codes under which they are asked for, too. A
     * number that was reported for several days is a sample of the first, until a person has said otherwise (SAF-5).
     */
    public Set<String> present(String patientNumber, LocalDate from, LocalDate toExclusive) {
        return results.findValidAnalytes(patientNumber, from, toExclusive).stream()
                .flatMap(code -> Stream.of(code, analytes.askedAs(code)))
                .collect(Collectors.toSet());
    }

    /** The patients of whom some result has not been judged yet. */
    public List<String> patientsToJudge() {
        return results.findPatientsToJudge();
    }

    /** Notes that these have been judged. */
    public void evaluated(Collection<LabResult> judged) {
        if (!judged.isEmpty()) {
            results.evaluated(judged.stream().map(LabResult::id).toList(), time.now());
        }
    }

    /**
     * Has everything from this day on judged again: something that was not known then bears on it, such as a pregnancy.
     *
     * @return whether there is anything to judge
     */
    public boolean judgeAgain(String patientNumber, LocalDate from) {
        List<LabResult> again = of(patientNumber).stream()
                .filter(result -> result.valid() && !result.collectedOn().isBefore(from))
                .toList();
        again.forEach(result -> results.save(result.evaluated(null)));
        return !again.isEmpty();
    }

    private Recorded record(Sample sample, ReportedValue value, String sex) {
        List<LabResult> numbered = numbered(sample, value);
        List<LabResult> ofSample = ofSample(numbered, sample.collectedOn(), value);
        LabResult row = row(sample, value, sex);
        List<LabResult> elsewhere = ofSample.stream()
                .filter(each -> !each.collectedOn().equals(sample.collectedOn()))
                .filter(each -> !Objects.equals(each.roundId(), sample.roundId()))
                .toList();
        if (!elsewhere.isEmpty()) {
            return askWhichDay(
                    elsewhere,
                    row,
                    "which belong to different rounds, and corrected or withdrawn; ask the laboratory whether");
        }
        List<LabResult> otherDays = ofSample.isEmpty() ? otherDays(numbered, sample.collectedOn()) : List.of();
        if (!otherDays.isEmpty()) {
            return askWhichDay(otherDays, row, "without a correction; ask the laboratory which day is right, for");
        }
        if (value.stage() == Stage.WITHDRAWN) {
            return withdraw(value.accession() == null ? ofDay(sample, value).toList() : ofSample, row);
        }
        Optional<LabResult> known = Stream.concat(
                        ofSample.stream().filter(each -> each.collectedOn().equals(sample.collectedOn())),
                        ofDay(sample, value).filter(each -> adoptable(each, value)))
                .filter(each -> !toldAgain(sample, value))
                .filter(each -> each.reported().equals(row.reported()) || sameValue(each, row))
                .max(Comparator.comparing(LabResult::current).thenComparing(LabResult::id));
        if (known.isPresent() && !restores(known.get(), ofSample, value)) {
            List<LabResult> denied = ofSample.stream()
                    .filter(each -> each.current() && each != known.get() && replaces(value, each))
                    .toList();
            denied.forEach(each -> results.save(each.out(LabResult.SUPERSEDED)));
            denied.forEach(each -> corrected(each, row));
            LabResult right =
                    confirm(denied.isEmpty() ? known.get() : known.get().undisputed(), value, row);
            boolean judgedAnew = known.get().evaluatedAt() != null && right.evaluatedAt() == null;
            return new Recorded(
                    claim(right, sample),
                    !denied.isEmpty()
                            ? Recorded.Change.REPLACED
                            : judgedAnew ? Recorded.Change.LIMITED : Recorded.Change.DUPLICATE);
        }
        if (ofSample.stream().anyMatch(each -> later(each, value) && !outlived(each, ofSample, value, sample))) {
            boolean withdrawn = ofSample.stream().anyMatch(LabResults::withdrawn);
            return withdrawn
                    ? new Recorded(
                            results.save(row.unclear(
                                    "was reported though its sample had been withdrawn; ask the laboratory")),
                            Recorded.Change.CONTRADICTS)
                    : new Recorded(results.save(row.out(LabResult.SUPERSEDED)), Recorded.Change.OUTDATED);
        }
        List<LabResult> replaced = (ofSample.isEmpty() && value.stage() == Stage.CORRECTED
                        ? onlyOne(ofDay(sample, value).filter(each -> sameLaboratory(each, value)))
                        : ofSample)
                .stream().filter(LabResult::current).toList();
        if (replaced.isEmpty()) {
            return new Recorded(results.save(row), Recorded.Change.NEW);
        }
        if (replaced.stream().allMatch(each -> replaces(value, each))) {
            replaced.forEach(each -> results.save(each.out(LabResult.SUPERSEDED)));
            replaced.forEach(each -> corrected(each, row));
            return new Recorded(
                    results.save(replaced.stream()
                            .map(LabResult::followUpId)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .map(row::claimedBy)
                            .orElse(row)),
                    Recorded.Change.REPLACED);
        }
        return contradict(replaced, row);
    }

    /** What is on file under the number of the sample, of whatever day. */
    private List<LabResult> numbered(Sample sample, ReportedValue value) {
        return value.accession() == null
                ? List.of()
                : results.findByAccession(sample.patientNumber(), value.accession()).stream()
                        .filter(row -> row.analyte().equals(value.analyte()))
                        .filter(row -> sameLaboratory(row, value) || passedOn(row, sample, value))
                        .toList();
    }

    /** SAF-5: one number is one sample, and was taken on one day. */
    private static List<LabResult> otherDays(List<LabResult> numbered, LocalDate day) {
        return numbered.stream()
                .filter(each -> each.current() && !each.collectedOn().equals(day))
                .toList();
    }

    /**
     * What is on file of this sample. Where the laboratory corrects its day (SAF-3, SAF-4), what it corrects or withdraws is the
     * one that stands under this number, and what it had issued before the correction is outdated.
     */
    private static List<LabResult> ofSample(List<LabResult> numbered, LocalDate day, ReportedValue value) {
        List<LabResult> ofDay =
                numbered.stream().filter(each -> each.collectedOn().equals(day)).toList();
        if (ofDay.stream().anyMatch(LabResult::current)) {
            return ofDay;
        }
        List<LabResult> others = numbered.stream()
                .filter(each -> !each.collectedOn().equals(day))
                .filter(each -> value.stage().compareTo(Stage.CORRECTED) >= 0
                        ? each.current()
                        : Stage.valueOf(each.stage()).compareTo(Stage.CORRECTED) >= 0 && issuedAfter(each, value))
                .toList();
        boolean oneDay = others.stream().map(LabResult::collectedOn).distinct().count() == 1;
        return oneDay ? Stream.concat(ofDay.stream(), others.stream()).toList() : ofDay;
    }

    /**
     * One number on several days: a correction of the day never moves a result into another round by itself, for the number
     * may be that of an order for several samples. Both results are judged until a person has asked (SAF-5).
     */
    private Recorded askWhichDay(List<LabResult> elsewhere, LabResult row, String question) {
        String days = Stream.concat(elsewhere.stream(), Stream.of(row))
                .map(LabResult::collectedOn)
                .distinct()
                .sorted()
                .map(LocalDate::toString)
                .collect(Collectors.joining(" and "));
        String problem = limited("%s: number %s was reported for %s, %s it is one sample"
                .formatted(analytes.get(row.analyte()).name(), row.accession(), days, question));
        if (Stage.valueOf(row.stage()) == Stage.WITHDRAWN) {
            return new Recorded(results.save(row.unclear(problem)), Recorded.Change.CONTRADICTS);
        }
        return contradict(elsewhere, row, problem);
    }

    /**
     * The sample's results no longer count. Where none is known yet, this keeps them from counting when they come; where it
     * may mean more than one, a person asks.
     */
    private Recorded withdraw(List<LabResult> ofSample, LabResult row) {
        List<LabResult> before = ofSample.stream()
                .filter(each -> Stage.valueOf(each.stage()) == Stage.WITHDRAWN)
                .toList();
        List<LabResult> current = ofSample.stream().filter(LabResult::current).toList();
        if (!before.isEmpty()
                && (current.stream().noneMatch(LabResult::valid)
                        || before.stream().anyMatch(each -> sameWithdrawal(each, row)))) {
            return new Recorded(before.get(0), Recorded.Change.DUPLICATE);
        }
        if (!before.isEmpty() && !current.stream().allMatch(each -> issuedAfter(row, each))) {
            return new Recorded(
                    results.save(row.unclear(
                            "was withdrawn again after another value had come; ask the laboratory which holds")),
                    Recorded.Change.CONTRADICTS);
        }
        if (row.accession() == null && current.size() > 1) {
            return new Recorded(
                    results.save(row.unclear("was withdrawn, but the day has more than one; ask the laboratory which")),
                    Recorded.Change.CONTRADICTS);
        }
        current.forEach(each -> results.save(each.out(LabResult.ENTERED_IN_ERROR)));
        current.forEach(each -> corrected(each, row));
        return new Recorded(results.save(row.out(LabResult.ENTERED_IN_ERROR)), Recorded.Change.WITHDRAWN);
    }

    /** One that is processed or sent again, as far as that can be told. */
    private static boolean sameWithdrawal(LabResult known, LabResult row) {
        boolean sameHour = known.issuedAt() != null
                && row.issuedAt() != null
                && known.issuedAt().isEqual(row.issuedAt());
        return sameHour || Objects.equals(known.messageId(), row.messageId());
    }

    private static boolean issuedAfter(LabResult row, LabResult known) {
        return row.issuedAt() != null
                && known.issuedAt() != null
                && row.issuedAt().isAfter(known.issuedAt());
    }

    /** SAF-4: whoever has a task open sees it at once. */
    private void corrected(LabResult before, LabResult now) {
        if (!before.saysTheSame(now)) {
            events.publishEvent(new ResultCorrected(
                    before.patientNumber(), Corrections.inWords(analytes.get(before.analyte()), before, now, time)));
        }
    }

    private static boolean withdrawn(LabResult row) {
        return Stage.valueOf(row.stage()) == Stage.WITHDRAWN && !row.current();
    }

    /** SAF-5: both values count and are judged; whoever asks the laboratory sees both. */
    private Recorded contradict(List<LabResult> known, LabResult row) {
        String values = Stream.concat(known.stream(), Stream.of(row))
                .map(each -> "\"" + each.reported() + "\"")
                .sorted()
                .distinct()
                .collect(Collectors.joining(" and "));
        return contradict(
                known,
                row,
                limited("%s: %s were reported for one sample without a correction; ask the laboratory which is right"
                        .formatted(analytes.get(row.analyte()).name(), values)));
    }

    private Recorded contradict(List<LabResult> known, LabResult row, String problem) {
        known.stream().filter(LabResult::valid).forEach(each -> results.save(each.contradicted(problem)));
        return new Recorded(results.save(row.valid() ? row.contradicted(problem) : row), Recorded.Change.CONTRADICTS);
    }

    private static String limited(String text) {
        return Shortened.to(LONGEST_PROBLEM, text);
    }

    /** A correction back to a value that had been replaced. */
    private static boolean restores(LabResult known, List<LabResult> ofSample, ReportedValue value) {
        return !known.current()
                && value.stage() == Stage.CORRECTED
                && ofSample.stream().noneMatch(each -> later(each, value))
                && (Stage.valueOf(known.stage()) != Stage.CORRECTED || issuedAfter(value, known));
    }

    private static boolean issuedAfter(ReportedValue value, LabResult known) {
        return value.issuedAt() != null
                && known.issuedAt() != null
                && value.issuedAt().isAfter(known.issuedAt());
    }

    private static boolean issuedAfter(LabResult known, ReportedValue value) {
        return value.issuedAt() != null
                && known.issuedAt() != null
                && known.issuedAt().isAfter(value.issuedAt());
    }

    /** Whether the laboratory's word that is known already comes after this one. */
    private static boolean later(LabResult known, ReportedValue value) {
        int stages = Stage.valueOf(known.stage()).compareTo(value.stage());
        return stages > 0 && !(withdrawn(known) && issuedAfter(value, known))
                || stages == 0 && value.stage() != Stage.FINAL && issuedAfter(known, value);
    }

    /**
     * Whether a value takes the place of what the laboratory itself had withdrawn: another one than the withdrawn, or one that
     * was not issued before the withdrawal. A withdrawal of nothing withdraws no value to come.
     */
    private static boolean outlived(LabResult known, List<LabResult> ofSample, ReportedValue value, Sample sample) {
        if (!withdrawn(known) || !known.recordedBy().equals(sample.recordedBy())) {
            return false;
        }
        if (known.issuedAt() != null && value.issuedAt() != null) {
            return !value.issuedAt().isBefore(known.issuedAt());
        }
        boolean hadValue = ofSample.stream().anyMatch(each -> Stage.valueOf(each.stage()) != Stage.WITHDRAWN);
        return hadValue || value.issuedAt() == null || !value.issuedAt().isBefore(known.recordedAt());
    }

    /** A preliminary value is only awaiting another; a final one gives way to nothing but a correction. */
    private static boolean replaces(ReportedValue value, LabResult known) {
        int stages = value.stage().compareTo(Stage.valueOf(known.stage()));
        return stages > 0 || stages == 0 && value.stage() != Stage.FINAL;
    }

    private static boolean sameLaboratory(LabResult row, ReportedValue value) {
        return row.source() == null || value.source() == null || row.source().equals(value.source());
    }

    /** SAF-5: another sender passes on the same sample: number, day and hour agree. */
    private static boolean passedOn(LabResult row, Sample sample, ReportedValue value) {
        return row.collectedOn().equals(sample.collectedOn())
                && (row.collectedAt() == null
                        ? value.collectedAt() == null
                        : value.collectedAt() != null && row.collectedAt().isEqual(value.collectedAt()));
    }

    private Stream<LabResult> ofDay(Sample sample, ReportedValue value) {
        return results.findCollectedOn(sample.patientNumber(), sample.collectedOn()).stream()
                .filter(row -> row.analyte().equals(value.analyte()) && row.current());
    }

    /** Who tells of a symptom again has it again, on the same day too. */
    private boolean toldAgain(Sample sample, ReportedValue value) {
        return "REPORT".equals(sample.context()) && analytes.symptom(value.analyte());
    }

    /** One of the two has no number of the laboratory: the same value of the same day is the same sample. */
    private static boolean adoptable(LabResult row, ReportedValue value) {
        return row.accession() == null || value.accession() == null;
    }

    private static List<LabResult> onlyOne(Stream<LabResult> found) {
        List<LabResult> all = found.toList();
        return all.size() == 1 ? all : List.of();
    }

    /** As read, not as printed: 98 G/L is 98,000 /µL. What cannot be read is the same where it is printed the same. */
    private boolean sameValue(LabResult one, LabResult other) {
        boolean alike = one.valid() == other.valid() || !one.current()
                ? one.lowValue() == null && one.code() == null
                        ? one.reported().equals(other.reported())
                        : Objects.equals(one.lowValue(), other.lowValue())
                                && Objects.equals(one.highValue(), other.highValue())
                                && Objects.equals(one.code(), other.code())
                : false;
        return alike
                && Objects.equals(remark(one), remark(other))
                && (Stage.valueOf(other.stage()) != Stage.CORRECTED
                        || Objects.equals(one.lowerLimit(), other.lowerLimit())
                                && Objects.equals(one.upperLimit(), other.upperLimit()));
    }

    private Optional<String> remark(LabResult row) {
        return new Report(analytes.get(row.analyte()), row.reported()).remark();
    }

    /** The laboratory's word on the value, and its limits where the value counts and no correction has set them. */
    private LabResult confirm(LabResult known, ReportedValue again, LabResult row) {
        boolean corrected = Stage.valueOf(known.stage()) == Stage.CORRECTED && again.stage() != Stage.CORRECTED;
        LabResult confirmed = (corrected || !known.current() ? known : known.limitedBy(row)).confirmed(again);
        return confirmed.equals(results.findById(known.id()).orElse(null)) ? known : results.save(confirmed);
    }

    /** Sets it down to a follow-up that waited for it. */
    public void claim(LabResult result, long followUpId) {
        results.save(result.claimedBy(followUpId));
    }

    /** A report known from elsewhere may also be the repeat that a follow-up waits for. */
    private LabResult claim(LabResult row, Sample sample) {
        return sample.followUpId() == null || row.followUpId() != null
                ? row
                : results.save(row.claimedBy(sample.followUpId()));
    }

    private LabResult row(Sample sample, ReportedValue value, String sex) {
        Analyte analyte = analytes.get(value.analyte());
        Report.Reading reading = value.text().isEmpty()
                ? new Report.Reading.Unclear(analyte.name() + " was withdrawn")
                : new Report(analyte, value.text(), value.exactDecimal()).read();
        String problem = reading instanceof Report.Reading.Unclear unclear ? unclear.question() : null;
        Report.Reading.Interval interval = reading instanceof Report.Reading.Interval found ? found : null;
        Optional<Range> centre = analyte.referenceFor(sex);
        Double centreLow = centre.map(Range::low).orElse(null);
        Double centreHigh = centre.map(Range::high).orElse(null);
        Double low = value.reference() == null ? null : value.reference().low();
        Double high = value.reference() == null ? null : value.reference().high();
        // 0 as the lower end says that the laboratory has none, where the centre has one
        boolean ownLow = low != null && (low > 0 || centreLow == null || centreLow <= 0);
        return new LabResult(
                null,
                sample.patientNumber(),
                analyte.code(),
                sample.collectedOn(),
                value.text(),
                problem == null ? LabResult.VALID : LabResult.QUARANTINED,
                problem,
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                reading instanceof Report.Reading.Code found ? found.code() : null,
                ownLow ? low : centreLow,
                high == null ? centreHigh : high,
                ownLow ? LabResult.LABORATORY : centreLow == null ? null : LabResult.CENTRE,
                high == null ? centreHigh == null ? null : LabResult.CENTRE : LabResult.LABORATORY,
                sample.context(),
                sample.roundId(),
                sample.followUpId(),
                sample.recordedBy(),
                time.now(),
                null,
                value.accession(),
                value.source(),
                value.stage().name(),
                value.collectedAt(),
                value.issuedAt(),
                value.messageId());
    }
}
