package org.alemtuzumab.pathway.rulebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.rules.RuleCatalogue;
import org.alemtuzumab.pathway.rules.Statement;
import org.alemtuzumab.pathway.rules.Statements;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of rules from the other side: what each source document states, and what became of it. */
@Controller
class StatementsController {

    private final RuleBook book;
    private final RuleCatalogue catalogue;
    private final Statements statements;

    StatementsController(RuleBook book, RuleCatalogue catalogue, Statements statements) {
        this.book = book;
        this.catalogue = catalogue;
        this.statements = statements;
    }

    /** What one document states. */
    public record Document(String key, String name, List<StatementEntry> statements) {

        public long done() {
            return statements.stream().filter(StatementEntry::done).count();
        }
    }

    /**
     * @param source the document to show, such as S4; all where it is empty
     * @param find what must stand in a statement or in the id of one of its rules
     */
    @GetMapping("/rules/statements")
    String statements(
            @RequestParam(defaultValue = "") String source, @RequestParam(defaultValue = "") String find, Model model) {
        List<StatementEntry> all = entries();
        Map<String, String> names = new LinkedHashMap<>();
        statements.documents().forEach(key -> names.put(key, catalogue.sources().get(key)));
        List<Document> shown = names.entrySet().stream()
                .filter(each -> source.isEmpty() || each.getKey().equals(source))
                .map(each -> new Document(
                        each.getKey(),
                        each.getValue(),
                        all.stream()
                                .filter(entry -> entry.statement().sources().contains(each.getKey()))
                                .filter(entry -> says(entry.statement(), find))
                                .toList()))
                .filter(document -> !document.statements().isEmpty())
                .toList();
        model.addAttribute("notice", catalogue.notice());
        model.addAttribute("names", names);
        model.addAttribute("source", source);
        model.addAttribute("find", find);
        model.addAttribute("documents", shown);
        model.addAttribute("all", all.size());
        model.addAttribute("done", all.stream().filter(StatementEntry::done).count());
        return "statements";
    }

    /** All statements with what the deployed models and this build's tests say of their rules. */
    List<StatementEntry> entries() {
        Map<String, Entry> rules = book.entries().stream()
                .collect(Collectors.toMap(entry -> entry.rule().id(), Function.identity()));
        return statements.all().stream()
                .map(each -> new StatementEntry(
                        each, each.rules().stream().map(rules::get).toList()))
                .toList();
    }

    private static boolean says(Statement statement, String find) {
        return "%s %s"
                .formatted(statement.text(), String.join(" ", statement.rules()))
                .toLowerCase(Locale.ROOT)
                .contains(find.strip().toLowerCase(Locale.ROOT));
    }
}
