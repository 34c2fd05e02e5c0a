package org.alemtuzumab.pathway.order;

import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** What is printed for the laboratory that takes no orders otherwise. Who has no task of the patient's does not see it. */
@Controller
class RequestSheetController {

    private final Orders orders;
    private final RunningProcesses processes;

    RequestSheetController(Orders orders, RunningProcesses processes) {
        this.orders = orders;
        this.processes = processes;
    }

    @GetMapping("/request-sheet/{number}")
    String sheet(@PathVariable String number, Model model) {
        Order order = orders.find(number)
                .filter(each -> processes.tasksShown(each.patientNumber()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("order", order);
        model.addAttribute("tests", orders.tests(order));
        return "request-sheet";
    }
}
