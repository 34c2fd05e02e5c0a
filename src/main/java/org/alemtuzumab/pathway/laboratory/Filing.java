package org.alemtuzumab.pathway.laboratory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.engine.PassingFault;
import org.alemtuzumab.pathway.laboratory.LaboratoryDecision.Matter;
import org.alemtuzumab.pathway.monitoring.ReceivedResults;
import org.alemtuzumab.pathway.monitoring.ReceivedResults.Receipt;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.Recorded;
import org.alemtuzumab.pathway.results.ReportedValue;
import org.alemtuzumab.pathway.results.Stage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings what a message says to the patients' results, and says what of it waits for a person. */
@Component
class Filing {

    private static final int LONGEST_NAME = 64;

    private final PatientMatch patients;
    private final Analytes analytes;
    private final IgnoredTests ignored;
    private final Senders senders;
    private final ReceivedResults results;
    private final TransactionTemplate undoable;

    Filing(
            PatientMatch patients,
            Analytes analytes,
            IgnoredTests ignored,
            Senders senders,
            ReceivedResults results,
            PlatformTransactionManager transactions) {
        this.patients = patients;
        this.analytes = analytes;
        this.ignored = ignored;
        this.senders = senders;
        this.results = results;
        this.undoable = new TransactionTemplate(transactions);
        this.undoable.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Something of a message that waits for a person.
     *
     * @param patientNumber whose results they are; null where that is not known
     * @param critical whether the laboratory has flagged any of it as dangerous
     */
    record Waiting(int part, Matter matter, String patientNumber, String problem, String content, boolean critical) {}

    /**
     * What became of a message.
     *
     * @param outcome one line each
     * @param known whether there was something to file, and all of it was on file already
     * @param questions values that are on file and cannot be judged, each with why
     */
    record Filed(List<String> outcome, List<Waiting> waiting, boolean known, List<String> questions) {}

    /**
     * Safe to repeat: what is on file already stays as it is.
     *
     * @param apart whether a sample that cannot be filed is left to a person (SAF-7) and the others are filed
     */
    Filed file(LaboratoryMessage message, Reading reading, List<LaboratoryDecision> decisions, boolean apart) {
        Map<PatientClaim, List<ReportedSample>> parts = new LinkedHashMap<>();
        reading.samples().forEach(sample -> parts.computeIfAbsent(sample.patient(), claim -> new ArrayList<>())
                .add(sample));
        List<String> outcome = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        List<String> questions = new ArrayList<>();
        boolean changed = false;
        boolean filed = false;
        int part = 0;
        for (Map.Entry<PatientClaim, List<ReportedSample>> each : parts.entrySet()) {
            Part one = new Part(message, ++part, each.getKey(), each.getValue(), decisions, apart);
            one.file();
            outcome.addAll(one.outcome);
            waiting.addAll(one.waiting);
            questions.addAll(one.questions);
            changed |= one.changed;
            filed |= one.filed;
        }
        outcome.addAll(reading.notes());
        reading.refused().forEach(issue -> outcome.add("refused: " + issue));
        return new Filed(outcome, waiting, filed && !changed, questions);
    }

    /** What a message says of one patient. */
    private final class Part {

        private final LaboratoryMessage message;
        private final int number;
        private final PatientClaim claim;
        private final List<ReportedSample> samples;
        private final Optional<String> assigned;
        private final Optional<LaboratoryDecision> discarded;
        private final Optional<LaboratoryDecision> settled;
        private final boolean apart;
        private final List<String> outcome = new ArrayList<>();
        private final List<Waiting> waiting = new ArrayList<>();
        private final List<String> questions = new ArrayList<>();
        private boolean changed;
        private boolean filed;

        Part(
                LaboratoryMessage message,
                int number,
                PatientClaim claim,
                List<ReportedSample> samples,
                List<LaboratoryDecision> decisions,
                boolean apart) {
            this.message = message;
            this.apart = apart;
            this.number = number;
            this.claim = claim;
            this.samples = samples;
            List<LaboratoryDecision> ofPart =
                    decisions.stream().filter(each -> each.part() == number).toList();
            this.assigned = last(ofPart, each -> each.patientNumber() != null).map(LaboratoryDecision::patientNumber);
            // whoever needs nothing more of this message has said nothing of the same one sent again
            this.discarded = last(
                    ofPart,
                    each -> each.matter() == Matter.PATIENT
                            && each.patientNumber() == null
                            && each.messageId() == message.id());
            this.settled = last(ofPart, each -> each.matter() == Matter.CONTENT && each.messageId() == message.id());
        }

        private static Optional<LaboratoryDecision> last(
                List<LaboratoryDecision> decisions, Predicate<LaboratoryDecision> which) {
            return decisions.stream().filter(which).reduce((earlier, later) -> later);
        }

        void file() {
            PatientMatch.Match match = patients.match(claim);
            String patient = assigned.orElse(match.number());
            if (patient == null && match.ended() && message.filed()) {
                filed = true;
                outcome.add("filed before: " + match.problem());
                return;
            }
            if (patient == null && discarded.isPresent()) {
                outcome.add("discarded by %s: %s"
                        .formatted(discarded.get().decidedBy(), discarded.get().reason()));
                changed = true;
                return;
            }
            if (patient == null) {
                waiting.add(new Waiting(
                        number, Matter.PATIENT, null, match.problem(), content(samples), critical(samples)));
                outcome.add("waits: " + match.problem());
                return;
            }
            List<String> problems = new ArrayList<>();
            List<ReportedSample> unclear = new ArrayList<>();
            for (ReportedSample sample : samples) {
                if (sample.problem() != null) {
                    problems.add(sample.problem());
                    unclear.add(sample);
                } else if (apart) {
                    fileApart(sample, patient, problems, unclear);
                } else {
                    file(sample, patient, problems, unclear);
                }
            }
            if (!problems.isEmpty()) {
                ask(patient, problems, unclear);
            }
        }

        private void fileApart(
                ReportedSample sample, String patient, List<String> problems, List<ReportedSample> unclear) {
            try {
                undoable.executeWithoutResult(status -> file(sample, patient, problems, unclear));
            } catch (RuntimeException e) {
                if (PassingFault.is(e)) {
                    throw e;
                }
                problems.add("A sample could not be processed (SAF-7); nothing of it is on file");
                unclear.add(sample);
            }
        }

        private void ask(String patient, List<String> problems, List<ReportedSample> unclear) {
            String all =
                    String.join(". ", Set.copyOf(problems).stream().sorted().toList());
            if (settled.isPresent()) {
                outcome.add("settled by %s: %s (%s)"
                        .formatted(settled.get().decidedBy(), settled.get().reason(), all));
                changed = true;
            } else {
                outcome.add("waits: " + all);
                waiting.add(new Waiting(
                        number,
                        Matter.CONTENT,
                        patient,
                        all + ". What could be filed is filed"
                                + (critical(unclear)
                                        ? ". The laboratory has flagged it as critical: phone the laboratory now"
                                        : ""),
                        content(unclear) + offered(unclear),
                        critical(unclear)));
            }
        }

        private void file(ReportedSample sample, String patient, List<String> problems, List<ReportedSample> unclear) {
            List<ReportedValue> values = new ArrayList<>();
            List<ReportedTest> unknown = new ArrayList<>();
            List<ReportedTest> attachments = new ArrayList<>();
            for (ReportedTest test : withRemarks(sample.tests())) {
                List<Analyte> ofTest = ofTest(test);
                if (ofTest.size() == 1) {
                    values.add(value(ofTest.get(0), test, sample));
                } else if (ofTest.size() > 1) {
                    unknown.add(test);
                    problems.add("The codes of %s mean different tests".formatted(test.label()));
                } else if (notOurs(test)) {
                    outcome.add("not ours: " + test.label());
                } else if (test.attachment() && !test.critical()) {
                    attachments.add(test);
                } else if (!remarkable(test).isEmpty() && tells(test, sample)) {
                    outcome.add("remarked: " + test.label());
                } else {
                    unknown.add(test);
                    problems.add("Unknown test %s %s"
                            .formatted(String.join("/", test.loinc()), test.label())
                            .strip());
                }
            }
            if (values.isEmpty() && !attachments.isEmpty()) {
                problems.add("The sample comes as a document or a picture, and no value beside it is ours");
                unknown.addAll(attachments);
            } else {
                attachments.forEach(each -> outcome.add("document, kept in the message: " + each.label()));
            }
            if (!unknown.isEmpty()) {
                unclear.add(new ReportedSample(
                        claim, sample.collectedOn(), sample.collectedAt(), sample.accession(), unknown, null));
            }
            if (!values.isEmpty()) {
                Receipt receipt = results.receive(patient, sample.collectedOn(), values, recordedBy());
                filed = true;
                changed |= receipt.changed();
                receipt.recorded().stream()
                        .map(Recorded::result)
                        .filter(LabResult::quarantined)
                        .map(LabResult::problem)
                        .distinct()
                        .forEach(questions::add);
                outcome.add("%s of %s: %s".formatted(patient, sample.collectedOn(), inWords(receipt)));
            }
        }

        /** By LOINC; by the sender's own codes where that says nothing. */
        private List<Analyte> ofTest(ReportedTest test) {
            List<Analyte> byLoinc = test.loinc().stream()
                    .map(analytes::ofLoinc)
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
            return byLoinc.isEmpty() && !test.loinc().stream().anyMatch(ignored::contains)
                    ? meaning(test).stream()
                            .map(analytes::find)
                            .flatMap(Optional::stream)
                            .toList()
                    : byLoinc;
        }

        private boolean notOurs(ReportedTest test) {
            return test.loinc().stream().anyMatch(ignored::contains)
                    || meaning(test).contains(Sender.NOT_OURS) && meaning(test).size() == 1;
        }

        private List<String> meaning(ReportedTest test) {
            return senders.of(message.source()).meaning(test.localCodes());
        }

        /** The row that lets a person's decision hold from then on, once the laboratory manager has added it. */
        private String offered(List<ReportedSample> unclear) {
            String codes = unclear.stream()
                    .flatMap(sample -> sample.tests().stream())
                    .filter(test -> ofTest(test).isEmpty() && meaning(test).isEmpty())
                    .flatMap(test -> test.localCodes().stream().limit(1))
                    .distinct()
                    .map(code -> "%s: %s".formatted(quoted(code), Sender.NOT_OURS))
                    .collect(Collectors.joining(", "));
            return codes.isEmpty()
                    ? ""
                    : ("\n\nWhere this holds for every message of this sender, the row for bpmn/senders.yaml is `%s: {codes: {%s}}`, with"
                                    + " the test of bpmn/analytes.yaml in the place of \"%s\" where it is one of ours.")
                            .formatted(quoted(message.source()), codes, Sender.NOT_OURS);
        }

        private static String quoted(String text) {
            return "'%s'".formatted(text.replace("'", "''").replace("`", ""));
        }

        /** PLT-9: a test of its own that says what was remarked on another of the sample. */
        private List<ReportedTest> withRemarks(List<ReportedTest> tests) {
            return tests.stream()
                    .map(test -> tests.stream()
                            .flatMap(other -> remarkable(other).stream()
                                    .filter(analyte -> ofTest(test).contains(analyte))
                                    .filter(analyte -> ValueText.affirmed(other))
                                    .map(analyte -> analyte.remarks().get(0)))
                            .reduce(test, ReportedTest::with, (one, same) -> one))
                    .toList();
        }

        /** The analytes whose remark this test is. */
        private List<Analyte> remarkable(ReportedTest test) {
            return analytes.all().stream()
                    .filter(analyte -> test.stage() != Stage.WITHDRAWN)
                    .filter(analyte -> test.loinc().stream().anyMatch(analyte.remarkTests()::contains))
                    .toList();
        }

        /** Whether what it remarks on is in the sample, or it says that there is nothing to remark. */
        private boolean tells(ReportedTest remark, ReportedSample sample) {
            return !ValueText.affirmed(remark)
                    || remarkable(remark).stream().allMatch(analyte -> sample.tests().stream()
                            .anyMatch(test -> ofTest(test).contains(analyte)));
        }

        private ReportedValue value(Analyte analyte, ReportedTest test, ReportedSample sample) {
            return new ReportedValue(
                    analyte.code(),
                    ValueText.of(analyte, test),
                    ValueText.exact(test),
                    ValueText.limits(analyte, test).orElse(null),
                    test.stage(),
                    sample.accession(),
                    message.source(),
                    sample.collectedAt(),
                    test.issuedAt(),
                    message.id());
        }

        private String recordedBy() {
            String name = "laboratory " + message.source();
            return name.substring(0, Math.min(name.length(), LONGEST_NAME));
        }

        private String content(List<ReportedSample> shown) {
            return "%s\n\n%s"
                    .formatted(
                            claim.inWords(), shown.stream().map(Filing::inWords).collect(Collectors.joining("\n\n")));
        }
    }

    private static boolean critical(List<ReportedSample> samples) {
        return samples.stream().flatMap(sample -> sample.tests().stream()).anyMatch(ReportedTest::critical);
    }

    private static String inWords(Receipt receipt) {
        Map<Recorded.Change, Long> counts = receipt.recorded().stream()
                .collect(Collectors.groupingBy(
                        Recorded::change, () -> new java.util.TreeMap<>(), Collectors.counting()));
        String changes = counts.entrySet().stream()
                .map(each ->
                        "%d %s".formatted(each.getValue(), each.getKey().name().toLowerCase(java.util.Locale.ROOT)))
                .collect(Collectors.joining(", "));
        long unclear = receipt.recorded().stream()
                .filter(each -> each.change() != Recorded.Change.DUPLICATE
                        && each.result().quarantined())
                .count();
        return unclear == 0 ? changes : changes + ", %d of these unclear".formatted(unclear);
    }

    private static String inWords(ReportedSample sample) {
        return "Sample of %s%s:\n%s"
                .formatted(
                        sample.collectedOn() == null ? "an unknown day" : sample.collectedOn(),
                        sample.accession() == null ? "" : ", number " + sample.accession(),
                        sample.tests().stream()
                                .map(test -> "- " + test.inWords())
                                .collect(Collectors.joining("\n")));
    }
}
