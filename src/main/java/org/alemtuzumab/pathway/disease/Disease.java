package org.alemtuzumab.pathway.disease;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One entry of the list of diseases.
 *
 * @param code its key in {@code bpmn/diseases.yaml}
 * @param icd10 category of ICD-10 (WHO); null where none is sure
 * @param snomed SNOMED CT concept; null where none is sure
 * @param specialist who signs beside the neurologist where its rule may be set aside; null for whoever confirmed it
 */
public record Disease(
        String code, String name, Kind kind, String icd10, Long snomed, String specialist, boolean autoimmune) {

    public Disease {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        autoimmune = autoimmune || kind == Kind.AUTOIMMUNE || kind == Kind.ITP;
    }

    Disease withCode(String key) {
        return new Disease(key, name, kind, icd10, snomed, specialist, autoimmune);
    }

    public Optional<String> specialistToSign() {
        return Optional.ofNullable(specialist);
    }

    /** "Ischaemic stroke (ICD-10 I63, SNOMED CT 422504002)". */
    public String coded() {
        String codes = Stream.of(icd10 == null ? "" : "ICD-10 " + icd10, snomed == null ? "" : "SNOMED CT " + snomed)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
        return codes.isEmpty() ? name : "%s (%s)".formatted(name, codes);
    }
}
