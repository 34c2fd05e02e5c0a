package org.alemtuzumab.pathway.enrolment;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alemtuzumab.pathway.hash.Sha256;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A file of patients, a row each, whose columns are the questions of the form that enrols one. It is read to its end, whatever
 * is wrong with it.
 *
 * @param columns in the order of the file
 * @param faults what is wrong with the file itself; rows of which nothing can be said are not among its rows
 */
record PatientFile(String sha256, List<String> columns, List<Row> rows, List<Fault> faults) {

    static final String NUMBER = "patientNumber";

    private static final String UNREADABLE = "cannot be read: a quotation mark is missing, or stands within a value";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** One patient. @param line where the row begins, 1 for the first of the file @param answers what is filled in */
    record Row(long line, Map<String, Object> answers) {

        String number() {
            return String.valueOf(answers.get(NUMBER));
        }

        /** Of what it says, whatever the order of its columns. */
        String sha256() {
            StringBuilder all = new StringBuilder();
            answers.keySet().stream()
                    .sorted()
                    .forEach(key ->
                            all.append(key).append('=').append(answers.get(key)).append('\n'));
            return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What is wrong. @param column empty where it is the row as a whole */
    record Fault(long line, String column, String text) {

        @Override
        public String toString() {
            return "line %d%s: %s".formatted(line, column.isEmpty() ? "" : ", column " + column, text);
        }
    }

    /**
     * @param questions the columns that there may be
     * @param required those that there must be
     */
    static PatientFile read(byte[] bytes, Set<String> questions, List<String> required) {
        String sha256 = Sha256.of(bytes);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new PatientFile(
                    sha256, List.of(), List.of(), List.of(new Fault(1, "", "the file is not written in UTF-8")));
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        String header = text.lines().findFirst().orElse("");
        // spreadsheets of half of Europe write semicolons
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(header.contains(";") && !header.contains(",") ? ';' : ',')
                .setHeader()
                .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
                .setAllowMissingColumnNames(true)
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            return read(sha256, parser, questions, required);
        } catch (IOException e) {
            return new PatientFile(sha256, List.of(), List.of(), List.of(new Fault(1, "", UNREADABLE)));
        }
    }

    private static PatientFile read(String sha256, CSVParser parser, Set<String> questions, List<String> required) {
        List<String> columns = parser.getHeaderNames();
        List<Row> rows = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Map<String, Long> seen = new HashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            String name = columns.get(column);
            if (!questions.contains(name)) {
                faults.add(
                        new Fault(1, name, "is no question of the form. Those are: " + String.join(", ", questions)));
            } else if (columns.indexOf(name) < column) {
                faults.add(new Fault(1, name, "is there twice"));
            }
        }
        required.stream()
                .filter(name -> !columns.contains(name))
                .forEach(name -> faults.add(new Fault(1, name, "is missing")));
        try {
            for (CSVRecord record : parser) {
                long line = parser.getCurrentLineNumber() - furtherLines(record);
                if (record.size() != columns.size()) {
                    faults.add(new Fault(
                            line,
                            "",
                            "has %d values, and the first line %d columns".formatted(record.size(), columns.size())));
                } else {
                    Row row = row(line, record, columns);
                    Long before = seen.putIfAbsent(row.number(), line);
                    if (before != null) {
                        faults.add(new Fault(line, NUMBER, "%s is on line %d, too".formatted(row.number(), before)));
                    }
                    rows.add(row);
                }
            }
        } catch (UncheckedIOException e) {
            faults.add(new Fault(parser.getCurrentLineNumber(), "", UNREADABLE));
        }
        return new PatientFile(sha256, columns, rows, faults);
    }

    /** How many lines a row has beyond its first: within quotation marks, a value may have several. */
    private static long furtherLines(CSVRecord record) {
        return record.stream()
                .mapToLong(
                        value -> value.chars().filter(letter -> letter == '\n').count())
                .sum();
    }

    private static Row row(long line, CSVRecord record, List<String> columns) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            if (!record.get(column).isEmpty()) {
                answers.put(columns.get(column), record.get(column));
            }
        }
        return new Row(line, answers);
    }
}
