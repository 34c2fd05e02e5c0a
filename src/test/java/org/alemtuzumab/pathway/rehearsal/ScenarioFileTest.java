package org.alemtuzumab.pathway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.alemtuzumab.pathway.laboratory.Protocol;
import org.alemtuzumab.pathway.laboratory.State;
import org.junit.jupiter.api.Test;

class ScenarioFileTest {

    private static final String HEAD =
            """
            title: A patient
            patient: {number: T1, sex: male, birthDate: 1991-05-14}
            enrolledOn: 2026-01-05
            """;

    private final ScenarioFile reader = ScenarioFile.reader();

    @Test
    void readsWhatAScenarioSays() {
        Scenario scenario = read(
                HEAD
                        + """
                course1: 2026-03-02
                course2: [2027-03-08, 2027-03-09, 2027-03-10]
                results:
                  - round: m8
                    platelets: "98,000 /uL"
                    alt: null
                answers:
                  - {task: decideOnCourse, course: 2, after: PT2H, give: {decision: end, reason: 2027-03-01}}
                events:
                  - missedSamples: [m10, c1m3]
                  - {on: 2026-03-08T18:30, report: {kind: infection}}
                expect:
                  referrals: [{specialty: haematology, urgency: URGENT, rules: [PLT-3]}]
                """);

        assertThat(scenario.number()).isEqualTo("T1");
        assertThat(scenario.lastCourse()).isEqualTo(2);
        assertThat(scenario.courses().get(1)).containsExactly(LocalDate.of(2026, 3, 2));
        assertThat(scenario.results().get(0).values())
                .containsEntry("platelets", "98,000 /uL")
                .containsEntry("alt", null);
        assertThat(scenario.answers().get(0).give())
                .containsEntry("decision", "end")
                .containsEntry("reason", "2027-03-01");
        assertThat(scenario.allAnswers(CareTeam.load(Set.of()))).hasSize(3);
        assertThat(Scenario.Round.of("c1m3", 2)).isEqualTo(new Scenario.Round(1, 3));
        assertThat(Scenario.Round.of("m10", 2)).isEqualTo(new Scenario.Round(2, 10));
        assertThat(scenario.events().get(1).on()).isEqualTo(new Moment(LocalDate.of(2026, 3, 8), LocalTime.of(18, 30)));
        assertThat(scenario.expect().referrals().get(0).line()).isEqualTo(16);
    }

    @Test
    void aFieldThatTheFormDoesNotHaveIsRefusedWithItsLine() {
        assertThat(
                        problems(
                                HEAD
                                        + """
                answers:
                  - task: decideOnCourse
                    give:
                      decision: end
                      raeson: Fever
                events:
                  - {on: 2026-03-08, report: {kind: infection, detail: Cystitis}}
                """))
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .startsWith(
                                        "test.yaml:8: the form of 'decideOnCourse' has no field 'raeson'; did you mean"
                                                + " 'reason'? it has: "),
                        problem -> assertThat(problem)
                                .startsWith(
                                        "test.yaml:10: the form of 'patientReport' has no field 'detail'; did you mean"
                                                + " 'details'? it has: "));
    }

    @Test
    void anAnswerThatTheFormDoesNotTakeIsRefusedUnlessItIsThereToBe() {
        assertThat(
                        problems(
                                HEAD
                                        + """
                answers:
                  - {task: takeHistory, give: {stroke: maybe}}
                  - {task: bookCourse, give: {bookedOn: 2026-02-31}}
                  - {task: bookCourse, give: {bookedOn: "{today+40}"}}
                  - {task: takeHistory, give: {stroke: maybe}, refused: is not one of}
                events:
                  - {on: 2026-03-08, report: {kind: dead, happenedOn: 2026-03-08, details: x}}
                  - {on: 2026-03-08, report: {kind: death, happenedOn: 2026-03-09, details: x}}
                  - {on: 2026-03-08, report: {kind: death, happenedOn: 2026-03-09, details: x}, refused: lies in the future}
                """))
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .startsWith("test.yaml:5: 'maybe' does not answer 'stroke'; known here: "),
                        problem ->
                                assertThat(problem).startsWith("test.yaml:6: '2026-02-31' is not a date that exists"),
                        problem -> assertThat(problem)
                                .startsWith("test.yaml:10: 'dead' does not answer 'kind'; did you mean 'death'?"),
                        problem -> assertThat(problem)
                                .startsWith("test.yaml:11: it is reported on 2026-03-08, before that"));
    }

    @Test
    void aRuleThatNobodyKnowsIsRefused() {
        assertThat(problems(HEAD + "expect: {findings: [{rule: PLT-99}], noFindings: [PLT-1]}"))
                .singleElement()
                .asString()
                .startsWith("test.yaml:4: 'PLT-99' is not known; did you mean 'PLT-9'?");
    }

    @Test
    void noCourseComesWithoutTheOneBeforeIt() {
        assertThat(problems(HEAD + "course2: 2027-03-08"))
                .containsExactly("test.yaml:4: course 2 is given only after course 1; say when that is");
        assertThat(problems(HEAD + "course1: 2026-03-02\ncourse2: none\ncourse3: 2029-03-08"))
                .containsExactly("test.yaml:6: course 3 is given only after course 2; say when that is");
    }

    @Test
    void aLaterCourseMayNotBeWished() {
        Scenario scenario = read(HEAD + "course1: 2026-03-02\ncourse2: none");

        assertThat(scenario.notWished()).isEqualTo(2);
        assertThat(scenario.lastCourse()).isEqualTo(1);
        assertThat(problems(HEAD + "course1: none"))
                .singleElement()
                .asString()
                .startsWith("test.yaml:4: this does not fit");
    }

    @Test
    void aDateThatDoesNotExistIsRefusedWithItsLine() {
        assertThat(problems(HEAD.replace("2026-01-05", "2026-02-30")))
                .containsExactly("test.yaml:3: '2026-02-30' is not a date that exists."
                        + " Right would be 2026-03-02 or 2026-03-02T14:30");
        assertThat(problems(HEAD.replace("1991-05-14", "1991-13-14")))
                .containsExactly("test.yaml:2: '1991-13-14' is not right."
                        + " Right would be: a date that exists, such as 2026-03-02");
        assertThat(problems(HEAD + "course1: 2026-02-29"))
                .singleElement()
                .asString()
                .startsWith("test.yaml:4: this does not fit. Right would be: the first infusion day");
    }

    @Test
    void aDateThatNoPatientCanLiveIsRefused() {
        assertThat(problems(HEAD + "course1: 2025-12-01"))
                .containsExactly("test.yaml:4: 2025-12-01 comes before 2026-01-05, which must be earlier");
        assertThat(problems(HEAD + "course1: 2026-03-02\ncourse2: [2026-03-01]"))
                .containsExactly("test.yaml:5: 2026-03-01 comes before 2026-03-02, which must be earlier");
        assertThat(problems(HEAD + "course1:\n  - 2026-03-02\n  - 2026-03-02"))
                .containsExactly("test.yaml:6: two infusions on one day (INF-03)");
        assertThat(problems(HEAD + "until: 2026-01-05"))
                .containsExactly("test.yaml:4: the end must be after the enrolment on 2026-01-05");
        assertThat(problems(HEAD + "results:\n  - {date: 2025-01-01, tsh: 1 mIU/L}"))
                .containsExactly("test.yaml:5: 2025-01-01 is before the enrolment on 2026-01-05");
        assertThat(problems(HEAD.replace("1991", "2027")))
                .containsExactly("test.yaml:2: the birth must be before the enrolment on 2026-01-05");
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearestKnownOne() {
        assertThat(problems(HEAD + "results:\n  - round: m8\n    platelet: \"98 10*9/L\""))
                .singleElement()
                .asString()
                .startsWith("test.yaml:6: unknown key 'platelet'; did you mean 'platelets'? known here: date, round,");
        assertThat(problems(HEAD + "expects: {}"))
                .singleElement()
                .asString()
                .startsWith("test.yaml:4: unknown key 'expects'; did you mean 'expect'?");
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThat(problems(HEAD + "answers:\n  - task: confirmEligability"))
                .singleElement()
                .asString()
                .startsWith("test.yaml:5: 'confirmEligability' is not known; did you mean 'confirmEligibility'?");
        assertThat(problems(HEAD + "expect:\n  rounds:\n    states: {m10: MISED}"))
                .containsExactly("test.yaml:6: 'MISED' is not known; did you mean 'MISSED'? known here:"
                        + " OPEN, COMPLETE, PARTIAL, MISSED, SUPERSEDED, LATE_COMPLETE, LATE_PARTIAL");
    }

    @Test
    void aWrongTypeIsRefusedWithWhatWouldBeRight() {
        assertThat(problems(HEAD + "results:\n  - round: m8\n    platelets: 98"))
                .containsExactly("test.yaml:6: '98' is not right. Right would be: the value with its unit in quotes, as"
                        + " printed (\"98 10*9/L\", \"98,000 /uL\", \"1+\", \"negative\"), or null where this analyte is"
                        + " not reported");
        assertThat(problems(HEAD + "results:\n  - {round: 8, platelets: \"98 10*9/L\"}"))
                .containsExactly("test.yaml:5: '8' is not right. Right would be: m14 for round 14 after the last course"
                        + " that this file names, c1m7 for round 7 after course 1");
        assertThat(problems(HEAD + "results:\n  - {platelets: \"98 10*9/L\"}"))
                .containsExactly("test.yaml:5: this does not fit. Right would be: which sample, by exactly one of date,"
                        + " round, baseline, infusionDay, prophylaxis and followUp, and its values by analyte");
    }

    @Test
    void readsWhatALaboratorySends() {
        Scenario scenario = read(
                HEAD
                        + """
                feed: hl7
                events:
                  - on: 2029-02-14T09:00
                    laboratory: {collected: 2029-01-08, status: withdrawn, values: {alt: null, "8302-2": null}}
                    inbox: WAITING
                  - on: 2029-02-15
                    message: {protocol: hl7, text: "MSH|", repeat: 2}
                    refused: cannot be read
                  - {on: 2029-02-16, laboratory: {collected: 2029-02-16, rest: normal}}
                """);

        assertThat(scenario.feed()).isEqualTo(Protocol.HL7);
        LaboratorySample sample = scenario.events().get(0).laboratory();
        assertThat(sample.protocol()).isEqualTo(Protocol.FHIR);
        assertThat(sample.status()).isEqualTo(LaboratorySample.Status.WITHDRAWN);
        assertThat(sample.values()).containsEntry("alt", null).containsKey("8302-2");
        assertThat(scenario.events())
                .extracting(Scenario.Event::expectedState)
                .containsExactly(State.WAITING, State.REFUSED, State.PROCESSED);
    }

    @Test
    void whatNoLaboratoryCanSendIsRefused() {
        String event = HEAD + "events:\n  - {on: 2026-02-01, laboratory: {collected: %s}}";
        assertThat(problems(event.formatted("2026-02-02, rest: normal")))
                .containsExactly("test.yaml:5: a sample is taken before it is reported on 2026-02-01");
        assertThat(problems(event.formatted("2026-01-30, values: {alt: null}")))
                .containsExactly(
                        "test.yaml:5: only status: withdrawn is without a value; leave out what is not reported");
        assertThat(problems(event.formatted("2026-01-30, rest: normal, ranges: {alt: 0-55}")))
                .containsExactly("test.yaml:5: there is no value of 'alt' that this range is for");
        assertThat(problems(event.formatted("2026-01-30, issued: 2026-01-29, rest: normal")))
                .containsExactly("test.yaml:5: a result is issued after the sample of 2026-01-30");
        assertThat(problems(event.formatted("2026-01-30, values: {alt: 190}")))
                .singleElement()
                .asString()
                .startsWith("test.yaml:5: '190' is not right. Right would be: the value with its unit in quotes");
        assertThat(problems(event.formatted("2026-01-30, values: {alat: 190 U/L}")))
                .containsExactly(
                        "test.yaml:5: unknown test 'alat'; did you mean 'alt'? right would be: values by analyte"
                                + " or LOINC code, as printed");
        assertThat(problems(event.formatted("2026-01-30, status: amended, rest: normal")))
                .containsExactly(
                        "test.yaml:5: 'amended' is not known; known here: preliminary, final, corrected, withdrawn");
        assertThat(problems(HEAD + "events: [{downtime: {from: 2026-03-01, to: 2026-02-01}}]"))
                .containsExactly("test.yaml:4: the end must be after the beginning on 2026-03-01");
    }

    @Test
    void whatTellsNoTaskFromAnotherIsRefused() {
        assertThat(
                        problems(
                                HEAD
                                        + """
                answers:
                  - {task: recordRoundResults, specialty: haematology, leaveOpen: true}
                  - {task: recordOutcome, day: 2, leaveOpen: true}
                  - {task: recordOutcome, specialty: haematology, leaveOpen: true}
                  - {task: takeHistory, round: m3, leaveOpen: true}
                  - {task: recordVitalSigns, course: 1, day: 2, leaveOpen: true}
                """))
                .containsExactly(
                        "test.yaml:5: no 'specialty' tells one 'recordRoundResults' from another; leave the key out",
                        "test.yaml:6: no 'day' tells one 'recordOutcome' from another; leave the key out",
                        "test.yaml:8: no 'round' tells one 'takeHistory' from another; leave the key out");
    }

    @Test
    void aDayThatNoLaterCourseHasIsRefused() {
        assertThat(problems(HEAD + "answers:\n  - {task: recordVitalSigns, course: 2, day: 4, leaveOpen: true}"))
                .containsExactly("test.yaml:5: '4' is not right. Right would be: a day of a later course: 1 to 3");
        assertThat(problems(HEAD + "results:\n  - {infusionDay: {course: 3, day: 5}, platelets: \"98 10*9/L\"}"))
                .containsExactly("test.yaml:5: '5' is not right. Right would be: a day of a later course: 1 to 3");
        assertThat(problems(HEAD + "events:\n  - {reaction: {course: 1, day: 6, hour: 1, serious: true}}"))
                .singleElement()
                .asString()
                .startsWith("test.yaml:5: '6' is not right.");
    }

    @Test
    void aRoundThatNeverOpensIsRefused() {
        String courses = HEAD + "course1: 2026-03-02\nuntil: 2026-12-01\n";
        assertThat(problems(courses + "results:\n  - {round: m12, tsh: 9 mIU/L}"))
                .containsExactly("test.yaml:7: round m12 opens on 2027-02-23 at the earliest,"
                        + " after the end of the scenario on 2026-12-01");
        assertThat(problems(courses
                        + "answers: [{task: checkBeforeInfusion, give: {present: given, givenOn: 2025-03-03}}]\n"
                        + "expect: {rounds: {due: {m14: 2026-05-07}}}"))
                .as("given before, so that its rounds come before")
                .isEmpty();
        assertThat(problems(courses + "expect: {rounds: {panels: {not: {m3: [hpv]}}, states: {c3m2: COMPLETE}}}"))
                .containsExactly("test.yaml:6: 'c3m2' is a round of course 3; say when that is");
    }

    /** Also in what is expected: a file whose day or round can never be met is no difference of the pathway. */
    @Test
    void aDayOrRoundThatCannotBeExpectedIsRefused() {
        assertThat(
                        problems(
                                HEAD
                                        + """
                course1: 2026-03-02
                until: 2027-01-25
                expect:
                  tasks: {must: [{task: recordOutcome, on: 2026-02-30}, {task: recordOutcome, due: 2026-06-01T25:00}]}
                  texts: [{task: recordOutcome, on: 2031-01-01, contains: x}]
                  rounds: {panels: {not: {m20: [tsh]}}}
                """))
                .satisfiesExactlyInAnyOrder(
                        problem ->
                                assertThat(problem).startsWith("test.yaml:7: '2026-02-30' is not a date that exists"),
                        problem -> assertThat(problem)
                                .startsWith("test.yaml:7: '2026-06-01T25:00' is not a date that exists"),
                        problem -> assertThat(problem)
                                .isEqualTo("test.yaml:8: 2031-01-01 is after the end of the scenario on 2027-01-25"),
                        problem -> assertThat(problem).startsWith("test.yaml:9: round m20 opens on 2027-10-26"));
    }

    @Test
    void coursesElsewhereFollowEachOtherBeforeTheEnrolment() {
        assertThat(problems(HEAD + "priorCourses: [{first: 2025-03-07, last: 2025-03-03}]"))
                .containsExactly("test.yaml:4: 2025-03-03 comes before 2025-03-07, which must be earlier");
        assertThat(
                        problems(
                                HEAD
                                        + "priorCourses: [{first: 2025-03-03, last: 2025-03-07}, {first: 2024-03-03, last: 2024-03-07}]"))
                .containsExactly("test.yaml:4: 2024-03-03 comes before 2025-03-07, which must be earlier");
        assertThat(problems(HEAD + "priorCourses: [{first: 2025-12-29, last: 2027-01-02}]"))
                .singleElement()
                .asString()
                .startsWith("test.yaml:4: 2027-01-02 is not before the enrolment on");
    }

    @Test
    void whatAPortalCannotTellIsRefusedUnlessItIsThereToBe() {
        assertThat(
                        problems(
                                HEAD
                                        + """
                events:
                  - {on: 2026-05-12T20:00, portal: {happenedOn: 2026-05-12, details: x, symptoms: {bleeding: a lot}}}
                  - {on: 2026-05-12T20:00, portal: {answeredOn: 2026-05-12, answers: {symptoms: fine}}}
                  - {on: 2026-05-12T20:00, portal: {happenedOn: 2026-05-12, details: x, symptoms: {bleeding: a lot}}, refused: bleeding}
                """))
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("test.yaml:5: 'a lot' does not answer 'bleeding'"),
                        problem -> assertThat(problem).startsWith("test.yaml:6: 'fine' does not answer 'symptoms'"));
    }

    @Test
    void coursesGivenElsewhereAndOrgansAreAnswersOfTheEnrolment() {
        Scenario scenario = read(
                HEAD
                        + """
                priorCourses:
                  - {first: 2024-03-04, last: 2024-03-08, centre: Lyon}
                  - {first: 2025-03-10, last: 2025-03-12, infusions: 2, aciclovir: "yes"}
                organs: {cervix: removed}
                course3: 2026-06-01
                """);

        assertThat(scenario.patient())
                .containsEntry("priorCourses", "2")
                .containsEntry("prior1First", "2024-03-04")
                .containsEntry("prior1Infusions", 5)
                .containsEntry("prior1Centre", "Lyon")
                .containsEntry("prior2Infusions", 2)
                .containsEntry("aciclovirRunning", "yes")
                .containsEntry("cervix", "removed");
        assertThat(scenario.lastCourse()).isEqualTo(3);
        assertThat(problems(HEAD + "priorCourses: [{first: 2024-03-04, last: 2024-03-08}]\ncourse1: 2026-03-02"))
                .containsExactly("test.yaml:5: course 1 was given elsewhere, as priorCourses says");
        assertThat(problems(HEAD + "organs: {cervix: away}"))
                .singleElement()
                .asString()
                .startsWith("test.yaml:4: 'away' does not answer 'cervix'");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(problems("title: A patient\nenrolledOn: 2026-01-05"))
                .containsExactly("test.yaml:1: 'patient' is missing");
    }

    @Test
    void everyProblemOfAFileIsNamedAtOnce() {
        assertThat(problems(HEAD + "untill: 2027-01-01\nexpect: {rounds: {totl: 60}}"))
                .hasSize(2);
    }

    @Test
    void whatIsNotYamlIsRefusedWithItsLine() {
        assertThat(problems("title: A patient\n  patient: ["))
                .singleElement()
                .asString()
                .startsWith("test.yaml:2: this");
        assertThat(problems("title: A\ntitle: B")).contains("test.yaml:2: 'title' stands here twice; keep one");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThatExceptionOfType(UnusableScenario.class)
                .isThrownBy(() -> reader.read(Path.of("nowhere.yaml")))
                .withMessage("nowhere.yaml: there is no such file");
    }

    private Scenario read(String text) {
        return reader.read("test.yaml", text);
    }

    private List<String> problems(String text) {
        try {
            read(text);
            return List.of();
        } catch (UnusableScenario e) {
            return e.problems();
        }
    }
}
