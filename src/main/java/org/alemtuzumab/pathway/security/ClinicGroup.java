package org.alemtuzumab.pathway.security;

import java.util.Arrays;
import java.util.List;

/** The groups of the clinic. Models name them by their id. */
public enum ClinicGroup {
    NEUROLOGIST("neurologist", "Neurologists", Kind.SPECIALTY),
    HAEMATOLOGY("haematology", "Haematology", Kind.SPECIALTY),
    NEPHROLOGY("nephrology", "Nephrology", Kind.SPECIALTY),
    ENDOCRINOLOGY("endocrinology", "Endocrinology", Kind.SPECIALTY),
    HEPATOLOGY("hepatology", "Hepatology", Kind.SPECIALTY),
    DERMATOLOGY("dermatology", "Dermatology", Kind.SPECIALTY),
    RHEUMATOLOGY("rheumatology", "Rheumatology", Kind.SPECIALTY),
    CARDIOLOGY("cardiology", "Cardiology", Kind.SPECIALTY),
    GYNAECOLOGY("gynaecology", "Gynaecology", Kind.SPECIALTY),
    OBSTETRICS("obstetrics", "Obstetrics", Kind.SPECIALTY),
    INFECTIOUS_DISEASES("infectiousDiseases", "Infectious diseases", Kind.SPECIALTY),
    MS_NURSE("msNurse", "MS nurses", Kind.CARE_TEAM),
    INFUSION_NURSE("infusionNurse", "Infusion nurses", Kind.CARE_TEAM),
    PHARMACIST("pharmacist", "Pharmacists", Kind.CARE_TEAM),
    LABORATORY("laboratory", "Laboratory", Kind.CARE_TEAM),
    NEUROLOGY_ON_CALL("neurologyOnCall", "Neurology on call", Kind.CARE_TEAM),
    PHARMACOVIGILANCE("pharmacovigilance", "Pharmacovigilance", Kind.CARE_TEAM),
    PROCESS_OWNER("processOwner", "Process owners", Kind.OVERSIGHT),
    AUDITOR("auditor", "Auditors", Kind.OVERSIGHT);

    private enum Kind {
        SPECIALTY,
        CARE_TEAM,
        OVERSIGHT
    }

    private final String id;
    private final String label;
    private final Kind kind;

    ClinicGroup(String id, String label, Kind kind) {
        this.id = id;
        this.label = label;
        this.kind = kind;
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    /** Those who work for patients: the care team and the specialties. */
    public static List<ClinicGroup> care() {
        return Arrays.stream(values())
                .filter(group -> group.kind != Kind.OVERSIGHT)
                .toList();
    }

    /** Those to whom a patient can be referred. */
    static List<ClinicGroup> specialties() {
        return Arrays.stream(values())
                .filter(group -> group.kind == Kind.SPECIALTY)
                .toList();
    }

    /** Everybody who has a group: the care team, the specialties, process owners and auditors. */
    static String[] ids() {
        return Arrays.stream(values()).map(ClinicGroup::id).toArray(String[]::new);
    }

    public static boolean exists(String id) {
        return Arrays.stream(values()).anyMatch(group -> group.id.equals(id));
    }
}
