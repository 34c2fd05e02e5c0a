package org.alemtuzumab.pathway.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.decision.DeclaredTables;
import org.alemtuzumab.pathway.hash.Sha256;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.rules.RuleCatalogue;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** No edit of a table makes the pathway unsafe, and what makes it safer, or changes nothing, passes. */
@SpringJUnitConfig({DeclaredTables.class, Analytes.class, RuleCatalogue.class, TableCheck.class})
@EnableConfigurationProperties(AllowedTables.class)
class TableEditsTest {

    @Autowired
    private TableCheck check;

    @Autowired
    private DeclaredTables declared;

    @TestFactory
    Stream<DynamicTest> refused() {
        return Stream.of(
                refused(
                        "an input column that is misspelt",
                        Edit.of("evaluatePlatelets").head("platelets", "platelet"),
                        "head of the column 'Platelets (×10⁹/L)': the application hands over no 'platelet'"),
                refused(
                        "an input column whose type is another",
                        "evaluatePlatelets",
                        "typeRef=\"double\"><text>platelets<",
                        "typeRef=\"string\"><text>platelets<",
                        "its type is string; right would be double"),
                refused(
                        "an input column that is deleted",
                        Edit.of("evaluatePlatelets").deleteColumn("context"),
                        "no column asks for 'context' any more"),
                refused(
                        "a bound that is moved, with its text",
                        Edit.of("evaluatePlatelets")
                                .condition("plt1", "platelets", "<= 15")
                                .condition("plt2", "platelets", "]15..50[")
                                .answer("plt1", "limit", "\"limit ≤ 15 ×10⁹/L\"")
                                .describe("plt1", "PLT-1: 15 or less.")
                                .describe("plt2", "PLT-2: above 15 and below 50 ×10⁹/L."),
                        "row 'PLT-1: 20 ×10⁹/L or less is severe thrombocytopenia. S0 ✔.'",
                        "platelets = 15.015",
                        "it does not answer 'PLT-1, EMERGENCY, haematology' any more, but 'PLT-2, EMERGENCY, haematology'"),
                refused(
                        "a bound that is moved, its text forgotten",
                        Edit.of("evaluatePlatelets").condition("plt1", "platelets", "<= 25"),
                        "column 'Limit': it says 20, but the row itself 25",
                        "its description: it says 20"),
                refused(
                        "a limit that no longer counts at itself",
                        Edit.of("evaluatePlatelets").condition("plt1", "platelets", "< 20"),
                        "it says <= 20, but the row compares < 20",
                        "platelets = 20"),
                refused(
                        "a comparison that is turned round",
                        Edit.of("evaluateLiver").condition("liv3", "timesUpperLimit", "<= 10"),
                        "does not answer 'LIV-3, EMERGENCY, hepatology' any more"),
                refused(
                        "a limit that ends above",
                        Edit.of("evaluateLiver").condition("liv3", "timesUpperLimit", "[10..60]"),
                        "timesUpperLimit = 60.06"),
                refused(
                        "a hole in a limit",
                        Edit.of("evaluatePlatelets").condition("plt1", "platelets", "<= 12, [14..20]"),
                        "platelets = 12.012"),
                refused(
                        "a deleted row",
                        Edit.of("evaluatePlatelets").delete("plt3"),
                        "PLT-3: from 50 to below 100 ×10⁹/L"),
                refused(
                        "a deleted default",
                        Edit.of("assessEligibility").delete("notCounted"),
                        "SCR-05: what was not counted defers"),
                refused(
                        "a row whose conditions are emptied",
                        Edit.of("evaluateContraception").condition("scr12", "contraception", ""),
                        "all its conditions are empty"),
                refused(
                        "a condition more",
                        Edit.of("evaluatePlatelets").condition("plt1", "context", "\"ROUND\""),
                        "it does not answer 'PLT-1, EMERGENCY, haematology' any more, but nothing"),
                refused(
                        "two conditions more, of which no case misses both",
                        Edit.of("evaluatePlatelets")
                                .copy("plt1", "plt1Rest")
                                .condition("plt1", "clumped", "false")
                                .condition("plt1Rest", "earlyWarning", "null, \"none\""),
                        "it does not answer 'PLT-1, EMERGENCY, haematology' any more",
                        "earlyWarning = open, platelets = 1 "),
                refused(
                        "a condition that another fact is not known",
                        Edit.of("evaluateKidney").condition("ren3", "riseOverLowestPercent", "null"),
                        "does not answer 'REN-3, URGENT, nephrology' any more"),
                refused(
                        "a hit policy that shows the first finding only",
                        Edit.of("evaluatePlatelets").hits(HitPolicy.FIRST),
                        "the hit policy is FIRST; right would be COLLECT"),
                refused(
                        "an urgency that is lowered",
                        Edit.of("evaluatePlatelets").answer("plt1", "urgency", "\"URGENT\""),
                        "column 'Urgency': 'URGENT' instead of 'EMERGENCY' with",
                        "right would be 'EMERGENCY', or what protects more",
                        "an administrator allows this very file in the settings, with the reason: pathway.tables.allowed, sha256 "),
                refused(
                        "an urgency that is none",
                        Edit.of("evaluatePlatelets").answer("plt1", "urgency", "\"IMMEDIATE\""),
                        "it says \"IMMEDIATE\"; right would be one of EMERGENCY, URGENT, PROMPT, ROUTINE, REPEAT"),
                refused(
                        "an urgency that is computed",
                        Edit.of("evaluatePlatelets")
                                .answer("plt1", "urgency", "if platelets < 15 then \"EMERGENCY\" else \"URGENT\""),
                        "it computes its answer"),
                refused(
                        "hours that are raised",
                        Edit.of("evaluatePlatelets").answer("plt5", "followUpHours", "48"),
                        "column 'Within hours': '48' instead of '24'"),
                refused(
                        "an hour that becomes the same day",
                        Edit.of("evaluateUnclear").answer("saf1Emergency", "followUpHours", "0"),
                        "'0' instead of '1'"),
                refused(
                        "a deadline that is later",
                        Edit.of("referralDeadline").answer("emergency", "acknowledgeWithin", "\"PT4H\""),
                        "'PT4H' instead of 'PT1H'"),
                refused(
                        "a deadline that is no duration",
                        Edit.of("taskPolicy").answer("recordCd4", "deadline", "\"14 days\""),
                        "right would be a duration such as PT1H or P7D"),
                refused(
                        "a specialty that does not exist",
                        Edit.of("evaluatePlatelets").answer("plt1", "specialty", "\"hematology\""),
                        "it says \"hematology\"; right would be one of neurologist, haematology"),
                refused(
                        "another specialty",
                        Edit.of("evaluatePlatelets").answer("plt1", "specialty", "\"dermatology\""),
                        "column 'Specialty': 'dermatology' instead of 'haematology'"),
                refused(
                        "a task of another group",
                        Edit.of("taskPolicy").answer("evaluateByHand", "group", "\"laboratory\""),
                        "column 'Group': 'laboratory' instead of 'neurologist'"),
                refused(
                        "a task without its row",
                        Edit.of("taskPolicy").delete("evaluateByHand"),
                        "with task = evaluateByHand"),
                refused(
                        "a rule that is not in the catalogue",
                        Edit.of("evaluatePlatelets").answer("plt1", "rule", "\"PLT-99\""),
                        "the id of a rule in bpmn/rules.yaml"),
                refused(
                        "another rule",
                        Edit.of("evaluatePlatelets").answer("plt1", "rule", "\"PLT-2\""),
                        "column 'Rule': 'PLT-2' instead of 'PLT-1'"),
                refused(
                        "a test that is not in the catalogue",
                        Edit.of("evaluateKidney").answer("ren2", "followUpAnalytes", "\"protein\""),
                        "it says \"protein\"; right would be tests of bpmn/analytes.yaml"),
                refused(
                        "a test less in the panel",
                        Edit.of("roundPanel").answer("transaminases", "items", "\"alt\""),
                        "'alt' instead of 'alt,ast'"),
                refused(
                        "a limit that no patient has",
                        Edit.of("evaluatePlatelets").condition("plt1", "platelets", "<= 20000"),
                        "20000 is no plausible value"),
                refused(
                        "a word that the fact never says",
                        Edit.of("evaluateKidney").condition("ren4Again", "repeated", "\"yes\""),
                        "repeated is never 'yes'; right would be among false, true"),
                refused(
                        "a word without its quotes",
                        Edit.of("evaluateThyroid").condition("thy1Low", "tshRange", "low"),
                        "the application hands over no 'low'; right would be among tshRange, tsh"),
                refused(
                        "a text beside a number",
                        Edit.of("evaluatePlatelets").condition("plt1", "platelets", "\"<= 20\""),
                        "platelets is a number"),
                refused(
                        "a function that does not exist",
                        Edit.of("evaluateFever")
                                .head(
                                        "list contains([\"fever\", \"persistent\"], fever) or temperature >= 38.0",
                                        "list contain([\"fever\", \"persistent\"], fever) or temperature >= 38.0"),
                        "it calls list contain"),
                refused(
                        "the computer's own clock",
                        Edit.of("courseDays").condition("laterCourse", "courseNumber", "day of year(today()) > 1"),
                        "none of the clock or of chance"),
                refused(
                        "an answer that is renamed",
                        Edit.of("evaluatePlatelets").rename("urgency", "priority"),
                        "nobody reads an answer with the name 'priority'",
                        "the answer 'urgency' is missing"),
                refused(
                        "a table that nobody asks",
                        Edit.of("evaluatePlatelets").key("evaluatePlatelet"),
                        "nobody asks a decision with the id 'evaluatePlatelet'; right would be one of"),
                refused(
                        "two rows of which one may match",
                        Edit.of("referralDeadline").condition("urgent", "urgency", "\"URGENT\", \"EMERGENCY\""),
                        "more than one row matches"),
                refused(
                        "a finding that nobody answers",
                        Edit.of("evaluatePlatelets").copy("plt1", "plt1Copy").answer("plt1Copy", "specialty", ""),
                        "nobody is asked to answer what it finds"),
                refused(
                        "what lets a patient through where nothing did",
                        Edit.of("assessFitness").copy("fit", "fitAnyway").condition("fitAnyway", 7, ""),
                        "where the table as signed off does not"),
                refused(
                        "an infusion that is not held",
                        Edit.of("holdForPlatelets")
                                .condition("low", "platelets", "< 75")
                                .condition("goOn", "platelets", ">= 75")
                                .condition("goOnWithoutBaseline", "platelets", ">= 75")
                                .answer("low", "reason", "\"Platelets after the infusion are below 75 ×10⁹/L.\""),
                        "platelets = 99"),
                refused(
                        "another dose",
                        Edit.of("premedicationPlan")
                                .answer("methylprednisolone", "instruction", "\"Methylprednisolone 100 mg.\""),
                        "column 'Instruction'"),
                refused(
                        "a setting out of its range",
                        Edit.of("profileSettings").answer("reminderDays", "value", "\"700\""),
                        "700 is not allowed; allowed is 1..13 (MON-06)",
                        "'Change of a profile'"),
                refused(
                        "a setting that protects less",
                        Edit.of("profileSettings").answer("creatinineMonths", "value", "\"3\""),
                        "Months between creatinine tests: 3 instead of 1 (MON-03)",
                        "'Change of a profile'"),
                refused(
                        "a setting that is planned with",
                        Edit.of("profileSettings").answer("roundLeadDays", "value", "\"2\""),
                        "2 instead of 7"),
                refused(
                        "a profile without its value",
                        Edit.of("profileSettings").condition("monitoringMonths", "profile", "\"STRICT\""),
                        "setting = monitoringMonths it does not answer '48' any more"),
                refused(
                        "a wider range for relaxations",
                        Edit.of("profileSafeguards").answer("reminderDaysSafeguard", "allowed", "\"1..700\""),
                        "column 'Allowed': '1..700' instead of '1..13'"),
                refused(
                        "a limit of pregnancy that is wider",
                        Edit.of("tshInPregnancy").answer("firstTrimester", "upper", "4.5"),
                        "'4.5' instead of '4'"),
                refused(
                        "decisions that are not kept",
                        "evaluatePlatelets",
                        "historyTimeToLive=\"P7300D\"",
                        "historyTimeToLive=\"P1D\"",
                        "its decisions are kept for 'P1D'"),
                refused(
                        "another language",
                        "evaluatePlatelets",
                        "<inputEntry id=\"plt1In1\"",
                        "<inputEntry expressionLanguage=\"groovy\" id=\"plt1In1\"",
                        "one decision table in FEEL"),
                refused(
                        "a fact that another column hides",
                        "evaluateKidney",
                        "camunda:inputVariable=\"input2\"",
                        "camunda:inputVariable=\"upcrLimit\"",
                        "hides the fact 'upcrLimit'"));
    }

    @TestFactory
    Stream<DynamicTest> accepted() {
        return Stream.of(
                accepted(
                        "a limit that alarms earlier, said so",
                        Edit.of("evaluatePlatelets")
                                .condition("plt1", "platelets", "<= 30")
                                .answer("plt1", "limit", "\"limit ≤ 30 ×10⁹/L\"")
                                .describe("plt1", "PLT-1: 30 or less.")),
                accepted(
                        "a row more",
                        Edit.of("evaluatePlatelets")
                                .copy("plt3", "plt3Early")
                                .condition("plt3Early", "platelets", "[100..120[")
                                .answer("plt3Early", "limit", "\"limit < 120 ×10⁹/L\"")),
                accepted(
                        "an urgency that is raised",
                        Edit.of("evaluatePlatelets").answer("plt3", "urgency", "\"EMERGENCY\"")),
                accepted(
                        "fewer hours, said so",
                        Edit.of("evaluatePlatelets")
                                .answer("plt4", "followUpHours", "48")
                                .describe("plt4", "PLT-4: repeat the count within 2 days.")),
                accepted("a test more", Edit.of("roundPanel").answer("transaminases", "items", "\"alt,ast,ck\"")),
                accepted(
                        "an earlier deadline",
                        Edit.of("referralDeadline").answer("emergency", "acknowledgeWithin", "\"PT30M\"")),
                accepted("a stricter setting", Edit.of("profileSettings").answer("reminderDays", "value", "\"3\"")),
                accepted(
                        "other words about a row",
                        Edit.of("evaluatePlatelets").describe("plt1", "PLT-1: in our words.")),
                accepted(
                        "a task of a diagram of the owner's",
                        Edit.of("taskPolicy")
                                .copy("recordCd4", "ownTask")
                                .condition("ownTask", "task", "\"ownTask\"")));
    }

    @Test
    void theLayoutOfATableIsFree() throws IOException {
        List<String> problems = new ArrayList<>();
        for (String key : Shipped.DECLARED.keys()) {
            String text = Files.readString(Shipped.TABLES.resolve(key + ".dmn")).replace("<rule ", "<rule  ");
            problems.addAll(check.problems(Map.of(key + ".dmn", text.getBytes(StandardCharsets.UTF_8))));
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void allFaultsOfADeploymentAreSaidAtOnce() {
        List<String> problems = check.problems(Map.of(
                "evaluatePlatelets.dmn",
                Edit.of("evaluatePlatelets")
                        .answer("plt1", "urgency", "\"URGENT\"")
                        .answer("plt2", "specialty", "\"hematology\"")
                        .delete("plt3")
                        .bytes(),
                "courseDays.dmn",
                Edit.of("courseDays").head("courseNumber", "course").bytes()));

        assertThat(problems)
                .anyMatch(each -> each.contains("PLT-1") && each.contains("'URGENT' instead of 'EMERGENCY'"))
                .anyMatch(each -> each.contains("PLT-2") && each.contains("hematology"))
                .anyMatch(each -> each.contains("PLT-3"))
                .anyMatch(each -> each.contains("courseDays.dmn, head of the column 'Course'"))
                .as("what must be mended first changes the file")
                .noneMatch(each -> each.contains("sha256"));
    }

    @Test
    void anAdministratorAllowsAFileButNoFault() {
        byte[] later = Edit.of("referralDeadline")
                .answer("routine", "acknowledgeWithin", "\"P42D\"")
                .bytes();
        byte[] wrong = Edit.of("referralDeadline")
                .answer("routine", "acknowledgeWithin", "\"six weeks\"")
                .bytes();
        byte[] relaxed = Edit.of("profileSettings")
                .answer("reminderDays", "value", "\"10\"")
                .bytes();
        byte[] planned = Edit.of("profileSettings")
                .answer("roundLeadDays", "value", "\"5\"")
                .bytes();
        byte[] wider = Edit.of("profileSafeguards")
                .answer("reminderDaysSafeguard", "allowed", "\"1..700\"")
                .bytes();
        TableCheck allowing = check.allowing(new AllowedTables(Stream.of(later, wrong, relaxed, planned, wider)
                .map(each -> new AllowedTables.Allowed(Sha256.of(each), "agreed on"))
                .toList()));

        assertThat(check.problems(Map.of("referralDeadline.dmn", later)))
                .anyMatch(each -> each.contains(Sha256.of(later)));
        assertThat(allowing.problems(Map.of("referralDeadline.dmn", later))).isEmpty();
        assertThat(allowing.problems(Map.of("referralDeadline.dmn", wrong))).hasSize(1);
        assertThat(allowing.problems(Map.of("profileSettings.dmn", relaxed)))
                .as("for a setting there is the signed process")
                .hasSize(1);
        assertThat(allowing.problems(Map.of("profileSettings.dmn", planned))).isEmpty();
        assertThat(allowing.problems(Map.of("profileSafeguards.dmn", wider))).hasSize(1);
    }

    @Test
    void whatIsShippedIsWhatWasSignedOff() throws IOException {
        for (String key : declared.keys()) {
            assertThat(Files.readString(Shipped.TABLES.resolve(key + ".dmn")))
                    .as("%s.dmn is not the table as signed off; copy it to src/main/resources/signed once it is", key)
                    .isEqualTo(Files.readString(Path.of("src/main/resources/signed", key + ".dmn")));
        }
        assertThat(Shipped.files(Path.of("src/main/resources/signed"), ".dmn").map(Shipped::key))
                .containsExactlyInAnyOrderElementsOf(declared.keys());
    }

    private DynamicTest refused(String what, Edit edit, String... said) {
        byte[] file = edit.bytes();
        return refused(what, file, said);
    }

    private DynamicTest refused(String what, String key, String from, String to, String said) {
        try {
            String text = Files.readString(Shipped.TABLES.resolve(key + ".dmn"));
            assertThat(text).contains(from);
            return refused(what, text.replace(from, to).getBytes(StandardCharsets.UTF_8), said);
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private DynamicTest refused(String what, byte[] file, String... said) {
        return dynamicTest(what, () -> {
            List<String> problems = check.problems(Map.of("table.dmn", file));
            assertThat(problems).allMatch(each -> each.startsWith("table.dmn"));
            assertThat(String.join("\n", problems)).contains(said);
        });
    }

    private DynamicTest accepted(String what, Edit edit) {
        return dynamicTest(what, () -> assertThat(check.problems(Map.of("table.dmn", edit.bytes())))
                .isEmpty());
    }
}
