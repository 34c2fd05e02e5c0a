package org.alemtuzumab.pathway.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is judged together by one decision table, and the facts that the table asks for. */
enum Organ {
    PLATELETS("evaluatePlatelets", Set.of("platelets"), List.of()) {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            return List.of(Facts.inputs(
                    "platelets", facts.value("platelets"),
                    "context", facts.context("platelets"),
                    "fallFromPreviousPercent", facts.fallFromPrevious("platelets"),
                    "fallFromBaselinePercent", facts.fallFromBaseline("platelets"),
                    "earlyWarning", facts.earlyWarning(),
                    "fallBelowReviewedPercent", facts.fallBelowReviewed(),
                    "clumped", facts.remarked("platelets")));
        }
    },
    KIDNEY(
            "evaluateKidney",
            Set.of("creatinine", "upcr", "urineProtein", "urineRbc", "urineBlood", "menses", "urineCulture"),
            List.of(Set.of("creatinine"), Set.of("upcr"), Set.of("urineRbc", "urineBlood", "menses", "urineCulture"))) {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            return List.of(Facts.inputs(
                    "creatinineRisePercent", facts.riseFromBaseline("creatinine"),
                    "riseOverLowestPercent", facts.riseOverLowest("creatinine"),
                    "aboveLimitWithoutBaseline", facts.aboveLimitWithoutBaseline("creatinine"),
                    "urineRbc", facts.value("urineRbc"),
                    "urineBlood", facts.code("urineBlood"),
                    "upcr", facts.value("upcr"),
                    "urineProtein", facts.code("urineProtein"),
                    "menses", facts.menses(),
                    "urineCulture", facts.code("urineCulture"),
                    "repeated", facts.urineRepeated()));
        }
    },
    THYROID("evaluateThyroid", Set.of("tsh", "ft4", "thyroidSymptoms"), List.of()) {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            return List.of(Facts.inputs(
                    "tshRange", facts.range("tsh"),
                    "tsh", facts.value("tsh"),
                    "ft4Range", facts.range("ft4"),
                    "thyroidSymptoms", facts.code("thyroidSymptoms")));
        }
    },
    LIVER(
            "evaluateLiver",
            Set.of("alt", "ast", "bilirubin", "inr"),
            List.of(Set.of("alt"), Set.of("ast"), Set.of("bilirubin"), Set.of("inr"))) {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            List<Map<String, Object>> questions = new ArrayList<>();
            for (String transaminase : List.of("alt", "ast")) {
                if (facts.has(transaminase)) {
                    questions.add(Facts.inputs(
                            "timesUpperLimit", facts.timesUpperLimit(transaminase),
                            "timesBaseline", facts.timesBaseline(transaminase),
                            "bilirubinTimesUpperLimit", facts.timesUpperLimit("bilirubin"),
                            "inr", facts.value("inr")));
                }
            }
            return questions;
        }
    },
    /** Lymphocytes and white cells are expected to fall and are not judged (HEM-3). */
    BLOOD("evaluateBlood", Set.of("neutrophils", "haemoglobin", "platelets"), List.of()) {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            if (!facts.has("neutrophils") && !facts.has("haemoglobin")) {
                return List.of();
            }
            return List.of(Facts.inputs(
                    "neutrophils", facts.value("neutrophils"),
                    "haemoglobinFallFromPrevious", facts.dropFromPrevious("haemoglobin"),
                    "haemoglobinFallFromBaseline", facts.dropFromBaseline("haemoglobin"),
                    "newCytopenias", facts.newlyLow("haemoglobin", "neutrophils", "platelets")));
        }
    },
    EXAMINATIONS("evaluateExaminations", Set.of("skinExam", "hpv"), List.of()) {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            return List.of(Facts.inputs("skinExam", facts.code("skinExam"), "hpv", facts.code("hpv")));
        }
    };

    /** Answers that only explain a result. */
    static final Set<String> QUESTIONS = Set.of("menses", "urineCulture", "thyroidSymptoms");

    private final String table;
    private final Set<String> analytes;
    private final List<Set<String>> combined;

    Organ(String table, Set<String> analytes, List<Set<String>> combined) {
        this.table = table;
        this.analytes = analytes;
        this.combined = combined;
    }

    String table() {
        return table;
    }

    Set<String> analytes() {
        return analytes;
    }

    /** Which of its results are also judged with those of a few days later, and which of them only together. */
    List<Set<String>> combined() {
        return combined;
    }

    /** As the table of RPT-1 calls it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the table is asked; every input is there, null where it is not known. */
    abstract List<Map<String, Object>> questions(Facts facts);
}
