package org.alemtuzumab.pathway.enrolment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.enrolment.PatientFile.Fault;
import org.alemtuzumab.pathway.enrolment.PatientFile.Row;
import org.alemtuzumab.pathway.form.StartForms;
import org.alemtuzumab.pathway.form.StartForms.StartForm;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.form.TypedAnswers;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings patients under way by a file (SCR-21): each row is a submission of the form that enrols one, by the person who imports,
 * and goes no other way. A file with any fault brings nobody. A row that came before is left alone.
 */
@Component
class PatientImport {

    static final String PROCESS = "treatmentPathway";

    private static final Pattern OF_COURSE = Pattern.compile("Course (\\d) given elsewhere: .*");

    private final StartForms forms;
    private final Enrolments enrolment;
    private final PatientImportRowRepository imports;
    private final CurrentUser user;
    private final ClinicTime time;
    private final TransactionTemplate transaction;

    PatientImport(
            StartForms forms,
            Enrolments enrolment,
            PatientImportRowRepository imports,
            CurrentUser user,
            ClinicTime time,
            PlatformTransactionManager transactions) {
        this.forms = forms;
        this.enrolment = enrolment;
        this.imports = imports;
        this.user = user;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What became of a file.
     *
     * @param skipped rows that came before, each in words
     * @param imported how many patients are under way now, or would be
     */
    record Outcome(List<Fault> faults, List<String> skipped, int imported) {}

    /** The person may not enrol patients, or is not known. */
    static final class NotAllowed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotAllowed(String message) {
            super(message);
        }
    }

    /**
     * @param importer the id of a user who may enrol patients
     * @param dryRun whether everything is tried and nothing kept
     * @throws NotAllowed when there is no such user, or he may not
     */
    Outcome run(byte[] bytes, String importer, boolean dryRun) {
        try {
            return user.as(importer, () -> {
                StartForm form = forms.of(PROCESS)
                        .orElseThrow(() -> new NotAllowed("%s may not enrol patients".formatted(importer)));
                Map<String, String> labels = form.labels();
                return new Run(form, labels, PatientFile.read(bytes, labels.keySet(), form.required())).all(dryRun);
            });
        } catch (CurrentUser.Unknown e) {
            throw new NotAllowed("There is no user %s".formatted(importer));
        }
    }

    private final class Run {

        private final StartForm form;
        private final Map<String, String> labels;
        private final PatientFile file;
        private final List<Fault> faults;
        private final List<String> skipped = new ArrayList<>();

        Run(StartForm form, Map<String, String> labels, PatientFile file) {
            this.form = form;
            this.labels = labels;
            this.file = file;
            this.faults = new ArrayList<>(file.faults());
        }

        Outcome all(boolean dryRun) {
            List<Row> fresh = new ArrayList<>();
            for (Row row : file.rows()) {
                Optional<PatientImportRow> before = imports.findByPatientNumber(row.number());
                before.ifPresentOrElse(known -> skipped.add(inWords(row, known)), () -> fresh.add(row));
            }
            fresh.forEach(this::judge);
            int imported = 0;
            if (faults.isEmpty()) {
                imported = dryRun
                        ? fresh.size()
                        : (int) fresh.stream().filter(this::kept).count();
            }
            faults.sort(Comparator.comparingLong(Fault::line));
            return new Outcome(faults, skipped, imported);
        }

        private String inWords(Row row, PatientImportRow known) {
            return "line %d: %s was imported on %s by %s%s"
                    .formatted(
                            row.line(),
                            row.number(),
                            time.dateOf(known.importedAt()),
                            known.importedBy(),
                            row.sha256().equals(known.rowSha256())
                                    ? ""
                                    : ", and the row says something else now: put that right in the pathway");
        }

        /** All that is wrong with a row: by the form, by what is on file, and at last by doing it and undoing it. */
        private void judge(Row row) {
            Map<String, String> byForm = form.faults(row.answers());
            byForm.forEach((column, text) -> faults.add(new Fault(row.line(), column, withoutLabel(column, text))));
            List<String> further = beyondTheForm(row, byForm);
            if (byForm.isEmpty() && further.isEmpty()) {
                further = refusal(row, nothing -> {}, true);
            }
            further.forEach(problem -> faults.add(fault(row, problem)));
        }

        /** What can be said of a row even where the form finds fault with other answers of it. */
        private List<String> beyondTheForm(Row row, Map<String, String> byForm) {
            if (byForm.containsKey(PatientFile.NUMBER) || byForm.containsKey("birthDate")) {
                return List.of();
            }
            Map<String, Object> readable = new LinkedHashMap<>(row.answers());
            if (byForm.keySet().stream().anyMatch(column -> column.startsWith("prior"))) {
                readable.keySet().removeIf(column -> column.startsWith("prior"));
            }
            return transaction.execute(
                    status -> enrolment.problems(TypedAnswers.read(readable, EnrolPatient.Entry.class)));
        }

        private boolean kept(Row row) {
            List<String> refusal = refusal(
                    row,
                    by -> imports.save(new PatientImportRow(
                            null, row.number(), row.sha256(), file.sha256(), row.line(), by, time.now())),
                    false);
            refusal.forEach(problem -> faults.add(fault(row, problem)));
            return refusal.isEmpty();
        }

        /** Why a row is refused; each is a transaction of its own. */
        private List<String> refusal(Row row, Consumer<String> record, boolean undo) {
            try {
                transaction.executeWithoutResult(status -> {
                    form.submit(row.answers());
                    record.accept(user.id());
                    if (undo) {
                        status.setRollbackOnly();
                    }
                });
                return List.of();
            } catch (SubmissionRefused refused) {
                return refused.problems();
            } catch (RuntimeException e) {
                return List.of("could not be enrolled (%s); nothing of it is kept"
                        .formatted(e.getClass().getSimpleName()));
            }
        }

        private Fault fault(Row row, String problem) {
            Matcher course = OF_COURSE.matcher(problem);
            String column = course.matches()
                    ? "prior%sFirst".formatted(course.group(1))
                    : labels.entrySet().stream()
                            .filter(each -> problem.startsWith(each.getValue() + ": "))
                            .map(Map.Entry::getKey)
                            .findFirst()
                            .orElse("");
            return new Fault(row.line(), column, withoutLabel(column, problem));
        }

        /** The column says which question it is. */
        private String withoutLabel(String column, String text) {
            String label = labels.getOrDefault(column, "") + ": ";
            return text.startsWith(label) ? text.substring(label.length()) : text;
        }
    }
}
