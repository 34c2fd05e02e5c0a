package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.Analytes;
import org.springframework.stereotype.Component;

/** What reported symptoms mean at once, before anybody is asked. */
@Component
class SymptomTriage {

    /** Who telephones (SAF-13, INF-19). */
    private static final String CALLS = "msNurse";

    /** Who says whether PML or autoimmune encephalitis is suspected (NEU-1). */
    private static final String ANSWERS = "neurologist";

    private final Patients patients;
    private final Timelines timelines;
    private final OrganTables tables;
    private final Analytes analytes;

    SymptomTriage(Patients patients, Timelines timelines, OrganTables tables, Analytes analytes) {
        this.patients = patients;
        this.timelines = timelines;
        this.tables = tables;
        this.analytes = analytes;
    }

    /**
     * What the symptoms of a day mean with the results on file, the most urgent first. Nothing is kept of it: the
     * findings come from {@link Evaluation#evaluatePending}.
     */
    List<Triage> of(String patientNumber, LocalDate day) {
        Timeline timeline = timelines.of(patients.get(patientNumber));
        return Stream.of(Organ.values())
                .filter(Organ::ofSymptoms)
                .flatMap(organ -> timeline.samples(day, organ).stream()
                        .flatMap(sample -> tables.answers(timeline, organ, sample).stream()
                                .flatMap(Set::stream)
                                .filter(row -> !row.listed())
                                .map(row -> triage(timeline, new Said(sample, row)))))
                .distinct()
                .sorted(Comparator.comparing(Triage::urgency))
                .toList();
    }

    private Triage triage(Timeline timeline, Said said) {
        Judgement row = said.row();
        return new Triage(
                row.urgency(),
                row.asks(FollowUpKind.CALL) ? CALLS : row.asks(FollowUpKind.ANSWER) ? ANSWERS : row.specialty(),
                new Evidence(timeline, analytes).of(row, said.about()),
                row.request().codes().stream()
                        .map(code -> analytes.get(code).name())
                        .toList(),
                row.request().hours());
    }
}
