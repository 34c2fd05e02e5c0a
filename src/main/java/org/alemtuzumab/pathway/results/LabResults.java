package org.alemtuzumab.pathway.results;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.Analyte.Range;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The store of laboratory results. Nothing is lost and nothing is guessed: what cannot be read is kept, unjudged. */
@Component
@Transactional
public class LabResults {

    private static final int LONGEST_REPORT = 128;

    private final LabResultRepository results;
    private final Analytes analytes;
    private final Patients patients;
    private final ClinicTime time;

    LabResults(LabResultRepository results, Analytes analytes, Patients patients, ClinicTime time) {
        this.results = results;
        this.analytes = analytes;
        this.patients = patients;
        this.time = time;
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
        if (sample.collectedOn().isAfter(time.today())) {
            throw new SubmissionRefused(
                    "The sample is dated %s, which is in the future: enter the day on which it was taken"
                            .formatted(sample.collectedOn()));
        }
        List<LabResult> known = new ArrayList<>(results.findCollectedOn(sample.patientNumber(), sample.collectedOn()));
        List<LabResult> stored = new ArrayList<>();
        reported.forEach((code, text) -> {
            if (text != null && !text.isBlank()) {
                Report report = new Report(analytes.get(code), text);
                LabResult row = known.stream()
                        .filter(each -> same(each, sample, report))
                        .findFirst()
                        .map(each -> claim(each, sample))
                        .orElseGet(() -> results.save(row(sample, report)));
                stored.add(row);
                known.add(row);
            }
        });
        return stored;
    }

    /** The non-blank answers of a form whose key is an analyte code, as typed. */
    public Map<String, String> reported(FormAnswers answers) {
        Map<String, String> reported = new LinkedHashMap<>();
        analytes.all()
                .forEach(analyte -> answers.text(analyte.code()).ifPresent(text -> reported.put(analyte.code(), text)));
        return reported;
    }

    /** All results of a patient, by collection date. */
    public List<LabResult> of(String patientNumber) {
        return results.findByPatientNumberOrderByCollectedOnAscIdAsc(patientNumber);
    }

    /** The latest valid result by collection date. */
    public Optional<LabResult> latest(String patientNumber, String analyte) {
        return results.findLatestValid(patientNumber, analyte).stream().findFirst();
    }

    /** The analytes with a valid result collected in [from, toExclusive). */
    public Set<String> present(String patientNumber, LocalDate from, LocalDate toExclusive) {
        return Set.copyOf(results.findValidAnalytes(patientNumber, from, toExclusive));
    }

    /** Notes that these have been judged. */
    public void evaluated(Collection<LabResult> judged) {
        judged.forEach(result -> results.save(result.evaluated(time.now())));
    }

    private static boolean same(LabResult row, Sample sample, Report report) {
        return row.analyte().equals(report.analyte().code())
                && row.collectedOn().equals(sample.collectedOn())
                && row.reported().equals(report.text());
    }

    /** A report known from elsewhere may also be the repeat that a follow-up waits for. */
    private LabResult claim(LabResult row, Sample sample) {
        return sample.followUpId() == null || Objects.equals(row.followUpId(), sample.followUpId())
                ? row
                : results.save(row.claimedBy(sample.followUpId()));
    }

    private LabResult row(Sample sample, Report report) {
        Analyte analyte = report.analyte();
        if (report.text().length() > LONGEST_REPORT) {
            throw new SubmissionRefused("%s: enter the value with its unit only".formatted(analyte.name()));
        }
        Report.Reading reading = report.read();
        String problem = reading instanceof Report.Reading.Unclear unclear ? unclear.question() : null;
        Report.Reading.Interval interval = reading instanceof Report.Reading.Interval found ? found : null;
        Range reference =
                analyte.referenceFor(patients.get(sample.patientNumber()).sex()).orElse(null);
        return new LabResult(
                null,
                sample.patientNumber(),
                analyte.code(),
                sample.collectedOn(),
                report.text(),
                problem == null ? LabResult.VALID : LabResult.QUARANTINED,
                problem,
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                reading instanceof Report.Reading.Code found ? found.code() : null,
                reference == null ? null : reference.low(),
                reference == null ? null : reference.high(),
                reference == null ? null : "centre",
                sample.context(),
                sample.roundId(),
                sample.followUpId(),
                sample.recordedBy(),
                time.now(),
                null);
    }
}
