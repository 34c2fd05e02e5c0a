package org.alemtuzumab.pathway.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;

/** The tables of the profiles, and the form that proposes a change of one, say the same. */
class ProfileTablesTest {

    private static final Map<String, Safeguard> SAFEGUARDS = safeguards();
    /** By setting, then by profile. */
    private static final Map<String, Map<String, String>> SETTINGS = settings();

    @Test
    void everySettingHasItsSafeguardAndEverySafeguardItsSetting() {
        assertThat(SAFEGUARDS.keySet()).isEqualTo(SETTINGS.keySet());
    }

    @Test
    void everySettingHasAValueInEveryProfileThatItsSafeguardAllows() {
        List<String> faults = new ArrayList<>();
        SETTINGS.forEach((setting, values) -> Profiles.LABELS.forEach(profile -> {
            String value = values.getOrDefault(profile, values.get(""));
            if (value == null) {
                faults.add("%s has no value in %s".formatted(setting, profile));
            } else {
                SAFEGUARDS.get(setting).problem(profile, value, value).ifPresent(faults::add);
            }
        }));
        assertThat(faults).isEmpty();
    }

    @Test
    void strictIsNeverWeakerThanAnotherProfile() {
        List<String> faults = new ArrayList<>();
        SETTINGS.forEach((setting, values) -> Profiles.LABELS.forEach(profile -> {
            String strict = values.getOrDefault(Profiles.STRICTEST, values.get(""));
            String other = values.getOrDefault(profile, values.get(""));
            // the US programme's own gate binds the centres under its label only
            if (SAFEGUARDS.get(setting).weaker(other, strict) && !setting.equals("programmeEnrolment")) {
                faults.add("%s protects more in %s than in STRICT".formatted(setting, profile));
            }
        }));
        assertThat(faults).isEmpty();
    }

    @Test
    void theFormOffersEverySettingThatAVersionCanChange() throws IOException {
        Set<String> changeable = new TreeSet<>();
        SAFEGUARDS.forEach((setting, safeguard) -> {
            boolean choice =
                    safeguard.allowed().contains("..") || safeguard.allowed().contains(",");
            if (!safeguard.protects().equals("none") && choice) {
                changeable.add(setting);
            }
        });
        JsonNode form =
                new ObjectMapper().readTree(Path.of("forms/changeProfile.form").toFile());
        for (int line = 1; line <= 4; line++) {
            Set<String> offered = new TreeSet<>();
            for (JsonNode component : form.path("components")) {
                if (component.path("key").asText().equals("setting" + line)) {
                    component.path("values").forEach(value -> {
                        offered.add(value.path("value").asText());
                        assertThat(value.path("label").asText())
                                .isEqualTo(SAFEGUARDS
                                        .get(value.path("value").asText())
                                        .words());
                    });
                }
            }
            assertThat(offered).as("setting" + line).isEqualTo(changeable);
        }
    }

    @Test
    void whatTheLabelFixesIsNotRelaxed() {
        Map<String, String> fixed = Map.ofEntries(
                Map.entry("monitoringMonths", "47"),
                Map.entry("courseIntervalMonths", "11"),
                Map.entry("tftMonths", "4"),
                Map.entry("cd4Stop", "199"),
                Map.entry("vaccineWaitDays", "41"),
                Map.entry("dilutionHours", "9"),
                Map.entry("vitalsMinutes", "61"),
                Map.entry("observationHours", "1"),
                Map.entry("contraindicationSet", "us"),
                Map.entry("programmeEnrolment", "false"),
                Map.entry("creatinineLimitPercent", "31"),
                Map.entry("upcrLimit", "201"));
        fixed.forEach((setting, value) -> {
            Map<String, String> values = SETTINGS.get(setting);
            String profile = setting.equals("programmeEnrolment") ? "US" : Profiles.STRICTEST;
            String ofLabel = values.getOrDefault(profile, values.get(""));
            assertThat(SAFEGUARDS.get(setting).problem(profile, value, ofLabel))
                    .as(setting)
                    .isPresent();
            assertThat(SAFEGUARDS.get(setting).problem(profile, ofLabel, ofLabel))
                    .as(setting)
                    .isEmpty();
        });
    }

    @Test
    void whatS4LeavesToTheCentreIsSetInKsaWithinBounds() {
        Safeguard creatinine = SAFEGUARDS.get("creatinineLimitPercent");
        Safeguard ratio = SAFEGUARDS.get("upcrLimit");

        assertThat(List.of("15", "30", "50")).allSatisfy(value -> assertThat(creatinine.problem("KSA", value, "30"))
                .isEmpty());
        assertThat(List.of("14", "51")).allSatisfy(value -> assertThat(creatinine.problem("KSA", value, "30"))
                .isPresent());
        assertThat(List.of("100", "200", "500")).allSatisfy(value -> assertThat(ratio.problem("KSA", value, "200"))
                .isEmpty());
        assertThat(List.of("99", "501")).allSatisfy(value -> assertThat(ratio.problem("KSA", value, "200"))
                .isPresent());
        assertThat(List.of("STRICT", "US")).allSatisfy(profile -> {
            assertThat(creatinine.problem(profile, "29", "30")).isEmpty();
            assertThat(creatinine.problem(profile, "31", "30")).isPresent();
            assertThat(ratio.problem(profile, "199", "200")).isEmpty();
            assertThat(ratio.problem(profile, "201", "200")).isPresent();
        });
    }

    private static Map<String, Safeguard> safeguards() {
        Map<String, Safeguard> safeguards = new LinkedHashMap<>();
        for (Rule row : rows("profileSafeguards")) {
            List<String> in = inputs(row);
            List<String> out = outputs(row);
            safeguards.put(
                    in.get(0),
                    new Safeguard(in.get(0), out.get(0), out.get(1), out.get(2), out.get(3), out.get(4), out.get(5)));
        }
        return safeguards;
    }

    private static Map<String, Map<String, String>> settings() {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        for (Rule row : rows("profileSettings")) {
            List<String> in = inputs(row);
            settings.computeIfAbsent(in.get(1), unknown -> new LinkedHashMap<>())
                    .put(in.get(0), outputs(row).get(0));
        }
        return settings;
    }

    private static List<Rule> rows(String table) {
        return List.copyOf(
                Dmn.readModelFromFile(Path.of("bpmn/decisions", table + ".dmn").toFile())
                        .getModelElementsByType(Rule.class));
    }

    private static List<String> inputs(Rule row) {
        return row.getInputEntries().stream()
                .map(cell -> cell.getText().getTextContent().replace("\"", ""))
                .toList();
    }

    private static List<String> outputs(Rule row) {
        return row.getOutputEntries().stream()
                .map(cell -> cell.getText().getTextContent().replace("\"", ""))
                .toList();
    }
}
