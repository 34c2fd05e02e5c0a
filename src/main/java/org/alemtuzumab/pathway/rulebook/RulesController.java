package org.alemtuzumab.pathway.rulebook;

import java.util.List;
import java.util.Locale;
import org.alemtuzumab.pathway.rules.RuleCatalogue;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of rules, for those who answer for them and those who must find one. */
@Controller
class RulesController {

    private final RuleBook book;
    private final RuleCatalogue catalogue;

    RulesController(RuleBook book, RuleCatalogue catalogue) {
        this.book = book;
        this.catalogue = catalogue;
    }

    /**
     * @param area the first three letters of the ids to show; all where it is empty
     * @param find what must stand in a rule's id, text or figure
     */
    @GetMapping("/rules")
    String rules(
            @RequestParam(defaultValue = "") String area, @RequestParam(defaultValue = "") String find, Model model) {
        List<Entry> shown = book.entries().stream()
                .filter(each -> area.isEmpty() || each.rule().area().equals(area))
                .filter(each -> says(each, find))
                .toList();
        model.addAttribute("notice", catalogue.notice());
        model.addAttribute("areas", catalogue.areas());
        model.addAttribute("grades", catalogue.grades());
        model.addAttribute("area", area);
        model.addAttribute("find", find);
        model.addAttribute("entries", shown);
        model.addAttribute("all", catalogue.all().size());
        return "rules";
    }

    private static boolean says(Entry entry, String find) {
        String all = "%s %s %s"
                .formatted(
                        entry.rule().id(),
                        entry.rule().text(),
                        entry.rule().figure().orElse(""));
        return all.toLowerCase(Locale.ROOT).contains(find.strip().toLowerCase(Locale.ROOT));
    }
}
