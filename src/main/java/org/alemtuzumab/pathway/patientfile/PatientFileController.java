package org.alemtuzumab.pathway.patientfile;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.look.Looks;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/** A patient's file, for whoever needs to know it; each look is recorded. */
@Controller
class PatientFileController {

    /** As many entries are read at once; the kinds and the link to all show the others. */
    private static final int NEWEST = 50;

    private final Readers readers;
    private final Looks looks;
    private final PatientFile file;
    private final OpenTasks openTasks;
    private final History history;
    private final RunningProcesses processes;
    private final ClinicTime time;

    PatientFileController(
            Readers readers,
            Looks looks,
            PatientFile file,
            OpenTasks openTasks,
            History history,
            RunningProcesses processes,
            ClinicTime time) {
        this.readers = readers;
        this.looks = looks;
        this.file = file;
        this.openTasks = openTasks;
        this.history = history;
        this.processes = processes;
        this.time = time;
    }

    /** Finds a patient by the number. */
    @GetMapping("/patients")
    String find(@RequestParam(defaultValue = "") String number, Model model) {
        String wanted = number.strip();
        if (!wanted.isEmpty() && file.patient(wanted).isPresent() && readers.mayRead(wanted)) {
            return "redirect:/patients/" + UriUtils.encodePathSegment(wanted, StandardCharsets.UTF_8);
        }
        model.addAttribute("number", number);
        return "patients";
    }

    /**
     * @param kind of the entries of the timeline; of all kinds where it is empty
     * @param all whether older entries are shown, too
     * @throws ResponseStatusException 404 where there is no such patient, and where this one is none of the reader's
     */
    @Transactional
    @GetMapping("/patients/{number}")
    String file(
            @PathVariable String number,
            @RequestParam(required = false) Entry.Kind kind,
            @RequestParam(defaultValue = "false") boolean all,
            Model model) {
        Patient patient = file.patient(number)
                .filter(found -> readers.mayRead(number))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        looks.record(number);
        List<Entry.Kind> kinds = Arrays.stream(Entry.Kind.values())
                .filter(each -> each != Entry.Kind.LOOK || readers.maySeeLooks())
                .toList();
        List<Entry> entries = history.of(
                number,
                kinds.stream().filter(each -> kind == null || each == kind).toList());
        Map<LocalDate, List<Month>> months = file.months(number);
        List<CourseLine> courses = file.courses(number);
        model.addAttribute("patient", patient);
        model.addAttribute("told", processes.tasksShown(number) && readers.reports() ? file.person(number) : Map.of());
        model.addAttribute("indication", words(patient.indication()));
        model.addAttribute("age", patient.birthDate().until(time.today()).getYears());
        model.addAttribute("phase", Phase.of(patient, courses, months));
        model.addAttribute("standing", file.standing(patient));
        model.addAttribute("courses", courses);
        model.addAttribute("tasks", openTasks.of(number));
        model.addAttribute("months", months);
        model.addAttribute("trends", file.trends(number));
        model.addAttribute("kinds", kinds);
        model.addAttribute("kind", kind);
        model.addAttribute("more", all || kind != null ? 0 : Math.max(0, entries.size() - NEWEST));
        model.addAttribute(
                "entries",
                all || kind != null ? entries : entries.stream().limit(NEWEST).toList());
        return "patient";
    }

    /** "highlyActiveDespiteTreatment" as people write it. */
    private static String words(String code) {
        return code.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
