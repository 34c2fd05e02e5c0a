package org.alemtuzumab.pathway.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Findings as the forms show them: one line each, with rule, urgency, figures and source. */
public final class FindingList {

    /** What one variable of the engine holds, less a closing line. */
    private static final int LONGEST = 3900;

    private FindingList() {}

    /** Markdown list; empty when there is nothing to show. */
    public static String markdown(List<Finding> findings) {
        return lines(findings, FindingList::line);
    }

    /** The same with what became of each: open, confirmed, excluded, normal and so on. */
    public static String withOutcomes(List<Finding> findings) {
        return lines(findings, finding -> line(finding) + "; " + (finding.open() ? "open" : finding.outcome()));
    }

    /** The same with what more there is to say of each, in a paragraph of its own; nothing where that is empty. */
    static String markdown(List<Finding> findings, Function<Finding, String> more) {
        return lines(findings, finding -> {
            String text = more.apply(finding);
            return line(finding) + (text.isEmpty() ? "" : ". *" + text + "*");
        });
    }

    private static String lines(List<Finding> findings, Function<Finding, String> inWords) {
        List<String> lines = new ArrayList<>();
        int length = 0;
        for (Finding finding : findings) {
            String line = inWords.apply(finding);
            length += line.length() + 1;
            if (length > LONGEST) {
                lines.add("- and %d more".formatted(findings.size() - lines.size()));
                break;
            }
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    /** "REN-1 · URGENT: 105 µmol/L, baseline 79.6, +31.9 %, limit +30 %, S1". */
    private static String line(Finding finding) {
        String figures = finding.evidence().startsWith(finding.rule() + ":")
                ? finding.evidence().substring(finding.rule().length() + 1).trim()
                : finding.evidence();
        return "- **%s** · %s: %s%s"
                .formatted(
                        finding.rule(),
                        finding.urgency(),
                        figures,
                        finding.overtaken() ? " *(holds no longer, see SAF-4)*" : "");
    }
}
