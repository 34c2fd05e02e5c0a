package org.alemtuzumab.pathway.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.form.TypedAnswers;
import org.alemtuzumab.pathway.screening.DrugAllergies.Known;
import org.junit.jupiter.api.Test;

/** What was kept before answers were records is read as them, and is kept by the same questions in the same words. */
class KeptAnswersTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    @Test
    void keptAnswersAreReadAsTheirRecords() {
        assertThat(kept(Map.of("result", "suspicious", "details", "New lesion")).as(Mri.class))
                .isEqualTo(new Mri(Mri.Result.SUSPICIOUS, Optional.of("New lesion")));
        assertThat(kept(Map.of(
                                "intensiveCareAtHand",
                                "yes",
                                "specialistsAtHand",
                                "no",
                                "experiencedNeurologist",
                                "Dr Peeters"))
                        .as(Site.class)
                        .notReady())
                .isPresent();
        assertThat(kept(Map.of(
                                "drugAllergies",
                                "yes",
                                "allergyDetails",
                                "Rash",
                                "drugs",
                                List.of("aciclovir", "co-trimoxazole")))
                        .as(Known.class))
                .isEqualTo(new Known(true, List.of("aciclovir", "co-trimoxazole"), Optional.of("Rash")));
        assertThat(kept(Map.of("drugAllergies", "no", "drugs", List.of())).as(Known.class))
                .isEqualTo(new Known(false, List.of(), Optional.empty()));
    }

    @Test
    void pregnancyCheckIsSettledByContraceptionOrWhereNoTestIsNeeded() {
        assertThat(check("negative", "yes", "no").settled()).isTrue();
        assertThat(check("negative", "no", "no").settled()).isFalse();
        assertThat(check("negative", null, "no").settled()).isFalse();
        assertThat(check("negative", "yes", "yes").settled()).isFalse();
        assertThat(check("positive", null, "no").settled()).isFalse();
        assertThat(check("notNeeded", null, "no").settled()).isTrue();
    }

    @Test
    void programmeCoversACourseUntilItsLastDay() {
        Map<String, Object> answers = new HashMap<>(Map.of(
                "prescriberEnrolled",
                "yes",
                "facilityEnrolled",
                "yes",
                "patientEnrolled",
                "yes",
                "authorised",
                "yes",
                "authorisedUntil",
                DAY.toString()));

        ConfirmProgramme confirmed = kept(answers).as(ConfirmProgramme.class);
        assertThat(confirmed.enrolled()).isTrue();
        assertThat(confirmed.authorisedOn(DAY)).isTrue();
        assertThat(confirmed.authorisedOn(DAY.plusDays(1))).isFalse();
        assertThat(TypedAnswers.texts(confirmed)).isEqualTo(answers);

        answers.put("facilityEnrolled", "no");
        answers.remove("authorisedUntil");
        answers.put("authorised", "no");
        assertThat(kept(answers).as(ConfirmProgramme.class).enrolled()).isFalse();
        assertThat(kept(answers).as(ConfirmProgramme.class).authorisedOn(DAY)).isFalse();
    }

    @Test
    void readingsAreKeptAsTheyWereTyped() {
        assertThat(TypedAnswers.texts(new EcgAndVitals(
                        EcgAndVitals.Ecg.ABNORMAL,
                        Optional.of("Long QT"),
                        150,
                        95,
                        Optional.of(138),
                        Optional.empty(),
                        72,
                        36.8,
                        98)))
                .isEqualTo(Map.of(
                        "ecg", "abnormal",
                        "ecgDetails", "Long QT",
                        "systolic", "150",
                        "diastolic", "95",
                        "systolicAgain", "138",
                        "heartRate", "72",
                        "temperature", "36.8",
                        "oxygen", "98"));
    }

    private static PregnancyCheck check(String test, String contraception, String breastfeeding) {
        Map<String, Object> answers = new HashMap<>(Map.of("pregnancyTest", test, "breastfeeding", breastfeeding));
        if (contraception != null) {
            answers.put("contraception", contraception);
        }
        PregnancyCheck check = kept(answers).as(PregnancyCheck.class);
        assertThat(TypedAnswers.texts(check)).isEqualTo(answers);
        return check;
    }

    private static Assessed kept(Map<String, Object> answers) {
        return new Assessed("any", 1, DAY, answers, OffsetDateTime.MIN);
    }
}
