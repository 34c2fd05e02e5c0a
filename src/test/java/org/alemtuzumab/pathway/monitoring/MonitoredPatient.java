package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.referral.Referrals;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.ReportedValue;
import org.alemtuzumab.pathway.results.Sample;
import org.alemtuzumab.pathway.results.Stage;
import org.alemtuzumab.pathway.story.Story;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.ApplicationContext;

/** A woman after course 1 (last infusion on 6 March 2026) whose pathway waits for the results of round 1, due 6 April. */
public final class MonitoredPatient {

    public static final LocalDate BORN = LocalDate.of(1992, 4, 3);

    private static final LocalDate FIRST_INFUSION = LocalDate.of(2026, 3, 2);

    static final LocalDate DAY = LocalDate.of(2026, 4, 6);

    public static final Map<String, String> NORMAL = normal();

    public final String number;
    public final Story story;
    private final ApplicationContext beans;

    MonitoredPatient(ApplicationContext beans, String number) {
        this(beans, number, NORMAL);
    }

    /** @param baseline what was reported before the first infusion */
    public MonitoredPatient(ApplicationContext beans, String number, Map<String, String> baseline) {
        this(beans, number, baseline, FIRST_INFUSION);
        story.until("2026-04-06T12:00");
    }

    /** The same with another day of the first infusion, and no further than to the fifth. */
    public MonitoredPatient(
            ApplicationContext beans, String number, Map<String, String> baseline, LocalDate firstInfusion) {
        this.beans = beans;
        this.number = number;
        this.story = new Story(beans.getBean(ProcessEngine.class), number);
        story.beginAt(firstInfusion + "T08:00");
        beans.getBean(Patients.class).enrol(number, "female", BORN, "STRICT", "rapidlyEvolvingSevere");
        beans.getBean(LabResults.class)
                .record(new Sample(number, firstInfusion.minusDays(10), "BASELINE", null, null, "nurse"), baseline);
        Courses courses = beans.getBean(Courses.class);
        courses.plan(number);
        for (int day = 1; day <= 5; day++) {
            VirtualTime.set(firstInfusion
                    .plusDays(day - 1)
                    .atTime(LocalTime.NOON)
                    .atZone(Story.ZONE)
                    .toInstant());
            courses.begin(number, 1, day, null, null, null);
            courses.finish(number, 1, day, false, null);
        }
        courses.complete(number, 1, false);
        beans.getBean(RuntimeService.class)
                .createProcessInstanceByKey("treatmentPathway")
                .businessKey(number)
                .setVariable("patientNumber", number)
                .startBeforeActivity("monitoring")
                .execute();
    }

    /** The laboratory reports these values of one sample, each under the sample's number. */
    ReceivedResults.Receipt receive(LocalDate collectedOn, ReportedValue... values) {
        ReceivedResults.Receipt receipt =
                beans.getBean(ReceivedResults.class).receive(number, collectedOn, List.of(values), "laboratory");
        story.pass(0, ChronoUnit.SECONDS);
        return receipt;
    }

    static ReportedValue value(String accession, Stage stage, String analyte, String text) {
        return new ReportedValue(analyte, text, true, null, stage, accession, "Central laboratory", null, null, null);
    }

    static ReportedValue value(String analyte, String text) {
        return value("S-1", Stage.FINAL, analyte, text);
    }

    /** The panel of a round, with these values instead of normal ones; null leaves one out. */
    static List<ReportedValue> panel(String accession, Map<String, String> different) {
        Map<String, String> all = new LinkedHashMap<>(NORMAL);
        all.keySet().removeAll(List.of("tsh", "skinExam", "hpv", "inr", "aptt", "upcr"));
        all.putAll(different);
        List<ReportedValue> values = new ArrayList<>();
        all.forEach((analyte, text) -> {
            if (text != null) {
                values.add(value(accession, Stage.FINAL, analyte, text));
            }
        });
        return values;
    }

    /** What stands: rule, urgency, specialty and what it is about, without what has been overtaken. */
    List<String> findings() {
        return beans.getBean(Findings.class).of(number).stream()
                .filter(finding -> !finding.overtaken() && !finding.rule().equals("SAF-4"))
                .map(MonitoredPatient::text)
                .sorted()
                .distinct()
                .toList();
    }

    List<Finding> allFindings() {
        return beans.getBean(Findings.class).of(number);
    }

    List<String> referrals() {
        return beans.getBean(Referrals.class).of(number).stream()
                .map(referral -> referral.specialty() + " " + referral.urgency())
                .sorted()
                .toList();
    }

    List<String> rounds() {
        return beans.getBean(Rounds.class).of(number).stream()
                .map(MonitoringRound::state)
                .toList();
    }

    private static String text(Finding finding) {
        return "%s %s %s %s"
                .formatted(finding.rule(), finding.urgency(), finding.specialty(), String.valueOf(finding.analytes()));
    }

    private static Map<String, String> normal() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("platelets", "240 10*9/L");
        values.put("haemoglobin", "135 g/L");
        values.put("leukocytes", "6.0 10*9/L");
        values.put("neutrophils", "4.0 10*9/L");
        values.put("lymphocytes", "0.9 10*9/L");
        values.put("creatinine", "0.90 mg/dL");
        values.put("urineProtein", "negative");
        values.put("urineBlood", "negative");
        values.put("urineRbc", "1 /HPF");
        values.put("alt", "22 U/L");
        values.put("ast", "20 U/L");
        values.put("bilirubin", "10 umol/L");
        values.put("symptoms", "none");
        values.put("contraception", "yes");
        values.put("breastfeeding", "no");
        values.put("listeriaDiet", "ended");
        values.put("tsh", "1.8 mIU/L");
        values.put("skinExam", "normal");
        values.put("hpv", "negative");
        values.put("inr", "1.0");
        values.put("aptt", "30 s");
        values.put("upcr", "50 mg/g");
        return Collections.unmodifiableMap(values);
    }
}
