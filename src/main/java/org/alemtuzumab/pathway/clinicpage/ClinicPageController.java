package org.alemtuzumab.pathway.clinicpage;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What a coordinator and a head nurse look at in the morning. */
@Controller
class ClinicPageController {

    /** Of a longer list the page shows the beginning, and the file all. */
    private static final int SHOWN = 100;

    private static final CSVFormat QUOTED =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

    /** A spreadsheet runs what begins so, also behind what some take for the end of a cell. */
    private static final Pattern RUN = Pattern.compile("(?<=^|[;\\t\\r\\n])(?=[=+@-])");

    private final ClinicLists lists;
    private final ClinicTime time;

    ClinicPageController(ClinicLists lists, ClinicTime time) {
        this.lists = lists;
        this.time = time;
    }

    @GetMapping("/clinic")
    String clinic(Model model) {
        model.addAttribute("now", time.now());
        model.addAttribute("lists", lists.all());
        model.addAttribute("shown", SHOWN);
        model.addAttribute("months", lists.byMonth());
        model.addAttribute("tests", lists.byTest());
        return "clinic";
    }

    /** One list, whole. @throws ResponseStatusException 404 where there is no such list */
    @GetMapping("/clinic/csv")
    ResponseEntity<byte[]> csv(@RequestParam String list) {
        Tally tally = lists.all().stream()
                .filter(each -> each.id().equals(list))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.csv\"".formatted(tally.id()))
                .body(written(tally).getBytes(StandardCharsets.UTF_8));
    }

    private static String written(Tally tally) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, QUOTED)) {
            printer.print("Patient");
            printer.printRecord(tally.columns());
            for (Tally.Row row : tally.rows()) {
                printer.print(row.patient());
                printer.printRecord(
                        row.cells().stream().map(ClinicPageController::plain).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String plain(String cell) {
        return RUN.matcher(cell).replaceAll("'");
    }
}
