package org.alemtuzumab.pathway.evaluation;

import java.util.List;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** Writes findings, and lets the rest of an evaluation see them. */
@Component
class RaisedFindings {

    private final Findings findings;
    private final Analytes analytes;
    private final ClinicTime time;

    RaisedFindings(Findings findings, Analytes analytes, ClinicTime time) {
        this.findings = findings;
        this.analytes = analytes;
        this.time = time;
    }

    /** What a row says of a result. @param about all that it is about */
    Finding of(LabResult result, Judgement judgement, List<LabResult> about, String evidence) {
        Alert alert = new Alert(judgement.rule(), judgement.urgencyOfFinding(), judgement.specialty(), evidence);
        FollowUpRequest request = judgement.request();
        return Finding.raised(result, Said.codes(about), alert, time.now())
                .asking(new FollowUpRequest(
                        request.kind(), request.codes().isEmpty() ? null : asked(request.codes()), request.hours()));
    }

    Finding keep(Timeline timeline, Finding finding) {
        Finding kept = findings.raise(finding);
        timeline.findings().add(kept);
        return kept;
    }

    /** The codes under which these are asked for. */
    String asked(List<String> codes) {
        return codes.stream().map(analytes::askedAs).distinct().collect(Collectors.joining(","));
    }
}
