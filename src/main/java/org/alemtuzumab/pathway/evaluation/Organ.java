package org.alemtuzumab.pathway.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is judged together by one decision table, and the facts that the table asks for. */
enum Organ {
    PLATELETS("evaluatePlatelets", Set.of("platelets"), List.of()) {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            return List.of(Facts.inputs(
                    "platelets", facts.value("platelets"),
                    "context", facts.occasion("platelets"),
                    "fallFromPreviousPercent", facts.fallFromPrevious("platelets"),
                    "fallFromBaselinePercent", facts.fallFromBaseline("platelets"),
                    "earlyWarning", facts.earlyWarning(),
                    "fallBelowReviewedPercent", facts.fallBelowReviewed(),
                    "clumped", facts.remarked("platelets"),
                    "highCountsBefore", facts.highCountsBefore()));
        }
    },
    KIDNEY(
            "evaluateKidney",
            Set.of(
                    "creatinine",
                    "upcr",
                    "urineProtein",
                    "urineRbc",
                    "urineRbcCount",
                    "urineBlood",
                    "menses",
                    "urineCulture",
                    "urineNitrite",
                    "urineLeukocytes",
                    "catheter"),
            List.of(
                    Set.of("creatinine"),
                    Set.of("upcr"),
                    Set.of(
                            "urineRbc",
                            "urineRbcCount",
                            "urineBlood",
                            "menses",
                            "urineCulture",
                            "urineNitrite",
                            "urineLeukocytes"))) {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            return List.of(Facts.inputs(
                    "creatinineRisePercent", facts.riseFromBaseline("creatinine"),
                    "riseOverLowestPercent", facts.riseOverLowest("creatinine"),
                    "aboveLimitWithoutBaseline", facts.aboveLimitWithoutBaseline("creatinine"),
                    "urineRbc", facts.value("urineRbc"),
                    "urineRbcCount", facts.value("urineRbcCount"),
                    "urineBlood", facts.code("urineBlood"),
                    "upcr", facts.value("upcr"),
                    "urineProtein", facts.code("urineProtein"),
                    "menses", facts.menses(),
                    "urineCulture", facts.code("urineCulture"),
                    "urineNitrite", facts.code("urineNitrite"),
                    "urineLeukocytes", facts.code("urineLeukocytes"),
                    "catheter", facts.catheter(),
                    "repeated", facts.urineRepeated(),
                    "creatinineLimitPercent", facts.settings().creatinineLimitPercent(),
                    "upcrLimit", facts.settings().upcrLimit(),
                    "creatinineLookBackMonths", facts.settings().creatinineLookBackMonths()));
        }
    },
    THYROID("evaluateThyroid", Set.of("tsh", "ft4", "thyroidSymptoms"), List.of()) {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            return List.of(Facts.inputs(
                    "tshRange", facts.range("tsh"),
                    "tsh", facts.value("tsh"),
                    "ft4Range", facts.range("ft4"),
                    "thyroidSymptoms", facts.code("thyroidSymptoms"),
                    "tshInPregnancy", facts.tshInPregnancy()));
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
                    questions.add(
                            inputs(facts, facts.timesUpperLimit(transaminase), facts.timesBaseline(transaminase)));
                }
            }
            // bilirubin by itself (LIV-5)
            questions.add(inputs(facts, null, null));
            return questions;
        }

        private static Map<String, Object> inputs(Facts facts, Double timesUpperLimit, Double timesBaseline) {
            return Facts.inputs(
                    "timesUpperLimit", timesUpperLimit,
                    "timesBaseline", timesBaseline,
                    "bilirubinTimesUpperLimit", facts.timesUpperLimit("bilirubin"),
                    "inr", facts.value("inr"),
                    "highestTimesUpperLimit", facts.highestTimesUpperLimit("alt", "ast"));
        }
    },
    /** That lymphocytes and white cells fall is expected and no finding (HEM-3). */
    BLOOD(
            "evaluateBlood",
            Set.of(
                    "neutrophils",
                    "haemoglobin",
                    "platelets",
                    "leukocytes",
                    "lymphocytes",
                    "ldh",
                    "haptoglobin",
                    "ck",
                    "smear"),
            List.of()) {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            if (facts.hasOnly("platelets")) {
                return List.of();
            }
            return List.of(Facts.inputs(
                    "neutrophils", facts.value("neutrophils"),
                    "haemoglobinFallFromPrevious", facts.dropFromPrevious("haemoglobin"),
                    "haemoglobinFallFromBaseline", facts.dropFromBaseline("haemoglobin"),
                    "newCytopenias", facts.newlyLow("haemoglobin", "neutrophils", "platelets"),
                    "haemoglobin", facts.value("haemoglobin"),
                    "leukocytes", facts.value("leukocytes"),
                    "lymphocytes", facts.value("lymphocytes"),
                    "neutrophilCount", facts.neutrophilCount(),
                    "daysSinceInfusion", facts.daysSinceInfusion(),
                    "daysSinceSteroid", facts.daysSinceSteroid(),
                    "raisedBefore", facts.foundBefore("HEM-4", "leukocytes", "lymphocytes"),
                    "ldhRange", facts.range("ldh"),
                    "haptoglobinRange", facts.range("haptoglobin"),
                    "ckRange", facts.range("ck"),
                    "smear", facts.code("smear")));
        }
    },
    /** aPTT and INR, whenever and wherever they are reported (COA-1). */
    COAGULATION("evaluateCoagulation", "aptt", "inr", "bleeding", "anticoagulant") {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            return facts.hasAny("aptt", "inr")
                    ? List.of(Facts.inputs(
                            "apttTimesUpperLimit", facts.timesUpperLimit("aptt"),
                            "inr", facts.value("inr"),
                            "bleeding", facts.told("bleeding"),
                            "anticoagulant", facts.code("anticoagulant")))
                    : List.of();
        }
    },
    EXAMINATIONS(
            "evaluateExaminations", Set.of("skinExam", "hpv", "mri", "csfJcv", "eeg", "brainAntibodies"), List.of()) {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            return List.of(facts.codes(analytes()));
        }
    },
    CONTRACEPTION("evaluateContraception", Set.of("contraception", "breastfeeding"), List.of()) {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            return List.of(facts.codes(analytes()));
        }
    },
    /** What a symptom means by itself. */
    SYMPTOMS(
            "evaluateSymptoms",
            Set.of(
                    "neurologicalSigns",
                    "headOrNeck",
                    "chestPain",
                    "dyspnoea",
                    "haemoptysis",
                    "jaundice",
                    "abdominalSymptoms",
                    "thyroidSymptoms",
                    "skinLesion",
                    "lumpOrNodes",
                    "infusionReaction",
                    "otherSymptom",
                    "jointsAndRash",
                    "unwell",
                    "infectionSigns",
                    "fever",
                    "temperature"),
            List.of()) {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            Map<String, Object> inputs = facts.codes(analytes());
            inputs.put("temperature", facts.value("temperature"));
            inputs.put("daysSinceInfusion", facts.daysSinceInfusion());
            inputs.put("priorImmunosuppression", facts.priorImmunosuppression());
            return List.of(inputs);
        }
    },
    BLEEDING(
            "evaluateBleeding",
            "bleeding",
            "platelets",
            "aptt",
            "fever",
            "temperature",
            "jaundice",
            "neurologicalSigns",
            "renalSigns",
            "smear",
            "ldh",
            "haptoglobin",
            "creatinine",
            "bilirubin",
            "haemoglobin") {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            Map<String, Object> inputs =
                    facts.codes("bleeding", "fever", "jaundice", "neurologicalSigns", "renalSigns");
            inputs.put("platelets", facts.value("platelets"));
            inputs.put("apttRange", facts.range("aptt"));
            inputs.put("temperature", facts.value("temperature"));
            inputs.put("haemolysis", facts.haemolysis());
            inputs.put("creatinineRisePercent", facts.riseFromBaseline("creatinine"));
            inputs.put("bilirubinTimesUpperLimit", facts.timesUpperLimit("bilirubin"));
            inputs.put("haemoglobinFall", facts.greatestDrop("haemoglobin"));
            return facts.hasAny("platelets", "bleeding") ? List.of(inputs) : List.of();
        }
    },
    INFECTION(
            "evaluateInfection",
            "fever",
            "temperature",
            "feverHours",
            "unwell",
            "infectionSigns",
            "abdominalSymptoms",
            "neutrophils") {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            Map<String, Object> inputs = facts.codes("fever", "abdominalSymptoms");
            inputs.put("infectionSigns", facts.infectionSigns());
            inputs.put("unwell", facts.unwell());
            inputs.put("temperature", facts.temperature());
            inputs.put("feverHours", facts.feverHours());
            inputs.put("monthsSinceInfusion", facts.monthsSinceInfusion("fever", "temperature", "infectionSigns"));
            inputs.put("neutrophils", facts.value("neutrophils"));
            return facts.hasAny("fever", "temperature", "infectionSigns") ? List.of(inputs) : List.of();
        }

        @Override
        int daysBefore(String analyte, Timeline.Settings settings) {
            return analyte.equals(Facts.INFECTION_SIGNS) ? settings.symptomDays() : 0;
        }
    },
    FEVER(
            "evaluateFever",
            "fever",
            "temperature",
            "feverHours",
            "jointsAndRash",
            "neutrophils",
            "haemoglobin",
            "platelets",
            "leukocytes",
            "alt",
            "ast",
            "ferritin",
            "triglycerides",
            "fibrinogen",
            "lumpOrNodes",
            "abdominalSymptoms",
            "neurologicalSigns") {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            Map<String, Object> inputs = facts.codes("fever", "jointsAndRash");
            inputs.put("temperature", facts.value("temperature"));
            inputs.put("feverHours", facts.feverHours());
            inputs.put("neutrophils", facts.value("neutrophils"));
            inputs.put("haemophagocytosisSigns", facts.haemophagocytosisSigns());
            inputs.put("ferritin", facts.value("ferritin"));
            inputs.put("leukocytes", facts.value("leukocytes"));
            inputs.put("neutrophilCount", facts.neutrophilCount());
            inputs.put("leukocytesRange", facts.range("leukocytes"));
            return facts.hasAny("fever", "temperature") ? List.of(inputs) : List.of();
        }
    },
    KIDNEY_SIGNS(
            "evaluateKidneySigns",
            "renalSigns",
            "jaundice",
            "bleeding",
            "haemoptysis",
            "dyspnoea",
            "creatinine",
            "urineRbc",
            "urineRbcCount",
            "urineBlood",
            "upcr",
            "urineProtein") {
        @Override
        List<Map<String, Object>> questions(Facts facts) {
            Map<String, Object> inputs = facts.codes(
                    "renalSigns", "jaundice", "bleeding", "haemoptysis", "dyspnoea", "urineBlood", "urineProtein");
            inputs.put("creatinineRisePercent", facts.riseFromBaseline("creatinine"));
            inputs.put("urineRbc", facts.value("urineRbc"));
            inputs.put("urineRbcCount", facts.value("urineRbcCount"));
            inputs.put("upcr", facts.value("upcr"));
            inputs.put("creatinineLimitPercent", facts.settings().creatinineLimitPercent());
            inputs.put("upcrLimit", facts.settings().upcrLimit());
            return facts.hasAny("renalSigns", "jaundice", "bleeding", "haemoptysis", "dyspnoea")
                    ? List.of(inputs)
                    : List.of();
        }
    };

    /** Answers that only explain a result. */
    static final Set<String> QUESTIONS = Set.of(
            "menses",
            "urineCulture",
            "urineNitrite",
            "urineLeukocytes",
            "catheter",
            "anticoagulant",
            "thyroidSymptoms");

    /** Symptoms and results are judged together, each with the last one of the days before. */
    private static final Set<String> SYMPTOM_TABLES = Set.of(
            "evaluateSymptoms",
            "evaluateCoagulation",
            "evaluateBleeding",
            "evaluateInfection",
            "evaluateFever",
            "evaluateKidneySigns");

    private final String table;
    private final Set<String> analytes;
    private final List<Set<String>> combined;

    Organ(String table, String... eachWithTheDaysBefore) {
        this(
                table,
                Set.of(eachWithTheDaysBefore),
                Stream.of(eachWithTheDaysBefore).map(Set::of).toList());
    }

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

    /** Whether symptoms are what its table is about. */
    boolean ofSymptoms() {
        return SYMPTOM_TABLES.contains(table);
    }

    /** How many days back its results are combined (PLT-8, REN-5). */
    int combinedDays(Timeline.Settings settings) {
        return ofSymptoms() ? settings.symptomDays() : settings.combinedDays();
    }

    /** On how many days before its own a result may bear as well. */
    int daysBefore(String analyte, Timeline.Settings settings) {
        return 0;
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

    /** Those whose tables judge this analyte. */
    static List<Organ> of(String analyte) {
        return Stream.of(values())
                .filter(organ -> organ.analytes().contains(analyte))
                .toList();
    }
}
