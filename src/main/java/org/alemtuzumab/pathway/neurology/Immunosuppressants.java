package org.alemtuzumab.pathway.neurology;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.alemtuzumab.pathway.yaml.OwnersFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * SCR-17: which other immunosuppressants a patient has had, of the owner's list {@code bpmn/immunosuppressants.yaml}. What was
 * once told stays: PML comes years after them.
 */
@Component("immunosuppressionTexts")
@Transactional
public class Immunosuppressants {

    private final Map<String, String> names;
    private final ImmunosuppressantRepository told;
    private final Assessments assessments;
    private final ClinicTime time;

    /** @throws IllegalStateException when the list cannot be read */
    Immunosuppressants(
            @Value("${pathway.immunosuppressants:classpath:bpmn/immunosuppressants.yaml}") Resource file,
            ImmunosuppressantRepository told,
            Assessments assessments,
            ClinicTime time) {
        this.names = OwnersFile.read(
                file, "The list of immunosuppressants", new TypeReference<LinkedHashMap<String, String>>() {});
        this.told = told;
        this.assessments = assessments;
        this.time = time;
    }

    public Collection<String> codes() {
        return names.keySet();
    }

    /**
     * Adds what was not told before.
     *
     * @param codes of the list
     * @return those that are new
     * @throws SubmissionRefused naming what is not on the list
     */
    public List<String> tell(String patientNumber, Collection<String> codes, String by) {
        List<String> known = of(patientNumber);
        List<String> added = new ArrayList<>();
        for (String code : codes) {
            if (!names.containsKey(code)) {
                throw new SubmissionRefused("'%s' is not on the list of immunosuppressants (%s)"
                        .formatted(code, String.join(", ", names.keySet())));
            }
            if (!known.contains(code) && !added.contains(code)) {
                told.save(new Immunosuppressant(null, patientNumber, code, time.today(), by, time.now()));
                added.add(code);
            }
        }
        return added;
    }

    /** The codes of what the patient has had. */
    public List<String> of(String patientNumber) {
        return told.findByPatientNumberOrderById(patientNumber).stream()
                .map(Immunosuppressant::code)
                .toList();
    }

    /** For the reader of an MRI, a review or neurological signs; empty where there were none. */
    @ForModels
    public String inWords(String patientNumber) {
        List<String> had = Stream.concat(
                        of(patientNumber).stream().map(code -> names.getOrDefault(code, code)),
                        described(patientNumber))
                .toList();
        return had.isEmpty()
                ? ""
                : "Earlier immunosuppression (SCR-17): %s. Think of PML.".formatted(String.join(", ", had));
    }

    /** What each history said of it in words: when, how long, what is on no list. */
    private Stream<String> described(String patientNumber) {
        return assessments.of(patientNumber, Assessments.HISTORY).stream()
                .flatMap(history -> history.text("priorImmunosuppression").stream())
                .distinct();
    }
}
