package org.alemtuzumab.pathway.results;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.yaml.OwnersFile;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The catalogue of analytes: the process owner's file {@code bpmn/analytes.yaml}, its units as {@code bpmn/units.yaml} spells them. A
 * mistake in either stops the start.
 */
@Component
public class Analytes {

    /** The monthly question whether there is any new symptom. */
    public static final String SYMPTOMS = "symptoms";

    /** The question for effective contraception (SCR-12). */
    public static final String CONTRACEPTION = "contraception";

    private static final String TEMPERATURE = "temperature";

    /** The answer that there is a new symptom, which is then named. */
    private static final String PRESENT = "yes";
    /** The question whether she breastfeeds (SCR-12). */
    public static final String BREASTFEEDING = "breastfeeding";

    /** Whether the diet against Listeria has ended (SCR-15). */
    public static final String LISTERIA_DIET = "listeriaDiet";

    /** How a symptom is answered that is not there. */
    public static final Set<String> ABSENT = Set.of("none", "no");

    private static final String WHAT = "The catalogue of analytes";

    private final Map<String, Analyte> byCode = new LinkedHashMap<>();

    @Autowired
    Analytes(
            @Value("${pathway.analytes:classpath:bpmn/analytes.yaml}") Resource file,
            @Value("${pathway.units:classpath:bpmn/units.yaml}") Resource units)
            throws IOException {
        this(
                file.getInputStream(),
                file.getDescription(),
                new UnitSpellings(units.getInputStream(), units.getDescription()));
    }

    /** @throws IllegalStateException naming file, line and key, when the catalogue has an unknown key or a wrong value */
    Analytes(InputStream yaml, String origin, UnitSpellings spellings) {
        OwnersFile.read(yaml, origin, WHAT, new TypeReference<LinkedHashMap<String, Analyte>>() {})
                .forEach((code, analyte) -> byCode.put(code, analyte.with(code, spellings)));
        for (Analyte analyte : byCode.values()) {
            if (!byCode.keySet().containsAll(analyte.asks())
                    || analyte.askedAs() != null && !byCode.containsKey(analyte.askedAs())) {
                throw OwnersFile.unusable(WHAT, origin, analyte.code() + " asks for something that is not in it");
            }
        }
    }

    /** Those of the codes that a laboratory measures, in their order; the others people examine or ask. */
    public List<String> measured(Collection<String> codes) {
        return codes.stream()
                .filter(code ->
                        find(code).filter(each -> !each.loinc().isEmpty()).isPresent())
                .toList();
    }

    public Optional<Analyte> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** @throws IllegalArgumentException when the catalogue does not have it */
    public Analyte get(String code) {
        return find(code)
                .orElseThrow(() -> new IllegalArgumentException("No analyte has the code '%s'".formatted(code)));
    }

    /** The analyte that laboratories report under this LOINC code. */
    public Optional<Analyte> ofLoinc(String loinc) {
        return byCode.values().stream()
                .filter(analyte -> analyte.loinc().contains(loinc))
                .findFirst();
    }

    /** The code under which a form, a panel or a rule asks for it. */
    public String askedAs(String code) {
        return find(code).map(Analyte::askedAs).orElse(code);
    }

    /**
     * The code under which a value is filed that was entered or reported as this one: another that is asked for by the same
     * name where only that one has its unit (red cells of urine per field or per µL, REN-4), for these are never converted.
     */
    String filedAs(String code, String text) {
        return new Report(get(code), text).unitKnown()
                ? code
                : byCode.values().stream()
                        .filter(other -> code.equals(other.askedAs()) && new Report(other, text).unitKnown())
                        .map(Analyte::code)
                        .findFirst()
                        .orElse(code);
    }

    public Collection<Analyte> all() {
        return byCode.values();
    }

    /** Whether a person tells it, and no laboratory: one of those asked for when there is any new symptom (MON-03). */
    public boolean symptom(String code) {
        return get(SYMPTOMS).asks().contains(code);
    }

    /**
     * That there is a new symptom can be judged by nobody unless it is named (MON-03).
     *
     * @throws SubmissionRefused when none of these answers names one, or "none" is told together with one
     */
    public void requireSymptom(Map<String, String> told) {
        requireNoContradiction(told);
        if (!tellsSign(told)) {
            throw new SubmissionRefused(
                    "No symptom was named: choose at least one, or \"Another new symptom\", and describe it");
        }
    }

    /**
     * What was told of signs, with the answer that there are some where they are named (MON-03).
     *
     * @throws SubmissionRefused when a sign is named beside "none of these", or there is said to be one that is not named
     */
    public Map<String, String> withQuestion(Map<String, String> told) {
        if (PRESENT.equals(told.get(SYMPTOMS))) {
            requireSymptom(told);
        }
        requireNoContradiction(told);
        List<String> named = named(told);
        if (named.isEmpty()) {
            return told;
        }
        if (ABSENT.contains(told.getOrDefault(SYMPTOMS, PRESENT))) {
            throw new SubmissionRefused(
                    "\"None of these\" contradicts what is ticked (%s): take one of them back (MON-03)"
                            .formatted(String.join(", ", named)));
        }
        Map<String, String> all = new LinkedHashMap<>(told);
        all.put(SYMPTOMS, PRESENT);
        return all;
    }

    /** Whether a sign is named, or a temperature, which its tables judge. */
    public boolean tellsSign(Map<String, String> told) {
        return !named(told).isEmpty() || told.containsKey(TEMPERATURE);
    }

    private void requireNoContradiction(Map<String, String> told) {
        told.forEach((code, answer) -> {
            List<String> parts =
                    find(code).map(analyte -> analyte.parts(answer)).orElse(List.of());
            if (symptom(code) && parts.size() > 1 && parts.stream().anyMatch(ABSENT::contains)) {
                throw new SubmissionRefused("%s: \"%s\" contradicts itself: either there is none, or there is (MON-03)"
                        .formatted(get(code).name(), answer));
            }
        });
    }

    /** The names of the signs that are told to be there; a temperature is none by itself, and may be a normal one. */
    private List<String> named(Map<String, String> told) {
        return told.entrySet().stream()
                .filter(each -> symptom(each.getKey()) && get(each.getKey()).coded())
                .filter(each -> !ABSENT.contains(each.getValue()))
                .map(each -> get(each.getKey()).name())
                .toList();
    }

    /** These analytes with the questions that explain their results. */
    public List<String> withQuestions(Collection<String> codes) {
        Set<String> all = new LinkedHashSet<>(codes);
        codes.forEach(code -> all.addAll(get(code).asks()));
        return List.copyOf(all);
    }
}
