package org.alemtuzumab.pathway.hospital;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.monitoring.ReceivedResults;
import org.alemtuzumab.pathway.patient.OtherNumbers;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.report.PatientReports;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.ReportedValue;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the hospital's record says of patients who are under way here. Names and addresses are taken over; a death, another date
 * of birth and merged numbers are a person's decision, and end or change nothing by themselves.
 */
@Component("hospitalRecord")
@Transactional
public class HospitalRecord {

    private static final String PROCESS = "hospitalRecord";

    private final PersonRepository persons;
    private final HospitalNoticeRepository notices;
    private final Patients patients;
    private final OtherNumbers numbers;
    private final Courses courses;
    private final LabResults results;
    private final ReceivedResults received;
    private final PatientReports reports;
    private final RunningProcesses processes;
    private final ClinicTime time;

    HospitalRecord(
            PersonRepository persons,
            HospitalNoticeRepository notices,
            Patients patients,
            OtherNumbers numbers,
            Courses courses,
            LabResults results,
            ReceivedResults received,
            PatientReports reports,
            RunningProcesses processes,
            ClinicTime time) {
        this.persons = persons;
        this.notices = notices;
        this.patients = patients;
        this.numbers = numbers;
        this.courses = courses;
        this.results = results;
        this.received = received;
        this.reports = reports;
        this.processes = processes;
        this.time = time;
    }

    // ---- what comes

    /** Takes over who the patient is; a death becomes a person's question. */
    public void tell(String patientNumber, PersonSaid said) {
        Person before = persons.findByPatientNumber(patientNumber).orElseGet(() -> Person.of(patientNumber));
        persons.save(said.after(before, time.now()));
        if (said.died() != null && !reports.died(patientNumber)) {
            ask(patientNumber, HospitalNotice.DEATH, said.died());
        }
    }

    /** The hospital gives another date of birth: whether it means this patient, a person finds out. Nothing is taken over. */
    public void contradict(String patientNumber, String birthDate) {
        ask(patientNumber, HospitalNotice.BIRTH_DATE, birthDate);
    }

    /** Two numbers are said to be one person's. Of numbers that are nobody's here nothing is kept. */
    public void merge(String retired, String surviving) {
        Optional<String> there = fileUnderWay(surviving);
        Optional<String> gone = fileUnderWay(retired);
        if (there.equals(gone)) {
            // nobody here has either, or they lead to one file already
            return;
        }
        if (there.isPresent()) {
            ask(there.get(), HospitalNotice.MERGED, gone.orElse(retired));
        } else {
            ask(gone.orElseThrow(), HospitalNotice.MERGED, surviving);
        }
    }

    private Optional<String> fileUnderWay(String number) {
        return numbers.file(number).filter(Patient::active).map(Patient::number);
    }

    private boolean underWay(String number) {
        return patients.find(number).filter(Patient::active).isPresent();
    }

    /** Once; what was found wrong is asked again, but for a day, which every message repeats. */
    private void ask(String patientNumber, String kind, String said) {
        patients.takeTurn(patientNumber);
        boolean asked = notices.findByPatientNumberAndKind(patientNumber, kind).stream()
                .anyMatch(notice -> notice.answers(said));
        if (!asked) {
            HospitalNotice notice = notices.save(HospitalNotice.of(patientNumber, kind, said, time.now()));
            processes.startBeside(
                    PROCESS,
                    patientNumber,
                    Map.of(
                            HospitalRecordVariables.PATIENT_NUMBER.name(), patientNumber,
                            HospitalRecordVariables.NOTICE_ID.name(), notice.id(),
                            HospitalRecordVariables.NUMBERS_MERGED.name(), kind.equals(HospitalNotice.MERGED)));
        }
    }

    // ---- who the patient is

    @Transactional(readOnly = true)
    Optional<Person> person(String patientNumber) {
        return persons.findByPatientNumber(patientNumber);
    }

    // ---- what is asked

    /** What the hospital says, and what follows of either answer. */
    @ForModels
    public String question(long noticeId) {
        HospitalNotice notice = get(noticeId);
        return switch (notice.kind()) {
            case HospitalNotice.DEATH ->
                "The hospital's record says that the patient has died%s. Nothing here has ended by that (MON-09). Ask the ward or the family. If it is so, report it first by *Report something about a patient*, *Death*: that closes what is open. If it is not, tell the hospital's registration."
                        .formatted(
                                notice.said().equals(PersonSaid.DAY_UNKNOWN)
                                        ? ""
                                        : ", on **%s**".formatted(notice.said()));
            case HospitalNotice.BIRTH_DATE ->
                "The hospital's record says of this number: born **%s**. On file here is **%s**. Nothing was taken over. Find out whether the number is another person's there, or the date is wrong in one of the two records."
                        .formatted(
                                notice.said(),
                                patients.get(notice.patientNumber()).birthDate());
            default -> merged(notice);
        };
    }

    private String merged(HospitalNotice notice) {
        List<String> lines = new ArrayList<>();
        lines.add("The hospital's record says that **%s** and **%s** are numbers of one person."
                .formatted(notice.patientNumber(), notice.said()));
        lines.add(inWords(notice.patientNumber()));
        lines.add(inWords(notice.said()));
        if (underWay(notice.patientNumber()) && underWay(notice.said())) {
            lines.add(
                    "**Both have a pathway under way.** Two courses of treatment are planned and monitored for one person. Until one of them has ended, results go on arriving in each by its own number, and they cannot be joined here: read both, decide which one leads, enter in it what only the other knows, and end the other (*Report something about a patient*). Then decide.");
        } else {
            Joined joined = joined(notice);
            lines.add(
                    "If they are one person's, results that come under either number are filed to **%s** from then on%s. If they are not, nothing changes; tell the hospital's registration."
                            .formatted(
                                    joined.file(),
                                    patients.find(joined.other()).isEmpty()
                                            ? ""
                                            : ", and those on file for %s are filed there, too; courses, findings and referrals stay in its file, and courses are to be entered as given elsewhere"
                                                    .formatted(joined.other())));
        }
        return String.join("\n\n", lines);
    }

    private String inWords(String number) {
        Optional<Patient> file = patients.find(number);
        if (file.isEmpty()) {
            return "- %s: no file here".formatted(number);
        }
        List<Course> given = courses.of(number).stream().filter(Course::given).toList();
        return "- %s: born %s, %s; %d results on file; courses: %s"
                .formatted(
                        number,
                        file.get().birthDate(),
                        file.get().active() ? "pathway under way" : "pathway ended",
                        results.of(number).size(),
                        given.isEmpty()
                                ? "none"
                                : given.stream()
                                        .map(course -> "%s to %s".formatted(course.beganOn(), course.lastInfusionOn()))
                                        .collect(Collectors.joining(", ")));
    }

    /** Who decided first that the numbers are one person's, and why. */
    @ForModels
    public String proposal(long noticeId) {
        HospitalNotice notice = get(noticeId);
        return "**%s** says that they are one person's: %s".formatted(notice.decidedBy(), notice.remark());
    }

    // ---- what is decided

    /** @throws SubmissionRefused when the death is said to be so, and was not reported */
    void settle(long noticeId, SettleHospitalReport settled, String by) {
        HospitalNotice notice = get(noticeId);
        if (notice.kind().equals(HospitalNotice.DEATH)
                && settled.decision() == SettleHospitalReport.Truth.RIGHT
                && !reports.died(notice.patientNumber())) {
            throw new SubmissionRefused(
                    "Your decision: the death has not been reported here yet. Report it first by \"Report something about a patient\"");
        }
        notices.save(notice.decided(settled.decision().spelled(), settled.remark(), by, time.now()));
    }

    /** @throws SubmissionRefused when both have a pathway under way */
    void decide(long noticeId, DecideOnMergedNumbers decided, String by) {
        HospitalNotice notice = get(noticeId);
        if (decided.decision() == OnePerson.JOIN) {
            requireOnePathway(notice);
        }
        notices.save(notice.decided(decided.decision().spelled(), decided.remark(), by, time.now()));
    }

    /**
     * The second person's word: from now on both numbers lead to one file, and the results of the other are filed to it.
     *
     * @throws SubmissionRefused when it is the person who decided first, or both have a pathway under way by now
     */
    void confirm(long noticeId, ConfirmMergedNumbers confirmed, String by) {
        HospitalNotice notice = get(noticeId);
        if (confirmed.decision() == OnePerson.JOIN) {
            if (by == null || by.equals(notice.decidedBy())) {
                throw new SubmissionRefused(
                        "Your decision: you have said already that they are one person's, so another person confirms it");
            }
            Joined joined = requireOnePathway(notice);
            numbers.join(joined.other(), joined.file(), time.now());
            file(joined, by);
        }
        notices.save(notice.confirmed(
                confirmed.decision().spelled(), confirmed.remark().orElse(notice.remark()), by, time.now()));
    }

    /** Which file goes on, and which number leads to it besides its own. */
    private record Joined(String file, String other) {}

    /** The file that goes on is the one whose pathway is under way. */
    private Joined joined(HospitalNotice notice) {
        return underWay(notice.patientNumber()) || !underWay(notice.said())
                ? new Joined(notice.patientNumber(), notice.said())
                : new Joined(notice.said(), notice.patientNumber());
    }

    private Joined requireOnePathway(HospitalNotice notice) {
        Joined joined = joined(notice);
        if (underWay(joined.other())) {
            throw new SubmissionRefused(
                    "Your decision: both %s and %s have a pathway under way. Decide which one leads, and end the other first"
                            .formatted(joined.file(), joined.other()));
        }
        if (!underWay(joined.file())) {
            throw new SubmissionRefused(
                    "Your decision: neither %s nor %s has a pathway under way any more, so that nothing can be filed"
                            .formatted(joined.file(), joined.other()));
        }
        return joined;
    }

    private void file(Joined joined, String by) {
        Map<LocalDate, List<LabResult>> samples = results.of(joined.other()).stream()
                .filter(result -> result.valid() || result.quarantined())
                .collect(Collectors.groupingBy(LabResult::collectedOn, LinkedHashMap::new, Collectors.toList()));
        samples.forEach((day, sample) -> received.receive(
                joined.file(), day, sample.stream().map(ReportedValue::again).toList(), by));
    }

    private HospitalNotice get(long noticeId) {
        return notices.findById(noticeId)
                .orElseThrow(() -> new IllegalArgumentException("The hospital has said nothing under this number"));
    }
}
