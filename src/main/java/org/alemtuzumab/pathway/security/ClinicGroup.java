package org.alemtuzumab.pathway.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The groups of the clinic. Models name them by their id. */
public enum ClinicGroup {
    NEUROLOGIST("neurologist", "Neurologists", Kind.SPECIALTY, Reads.ALL),
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
    MS_NURSE("msNurse", "MS nurses", Kind.CARE_TEAM, Reads.ALL),
    INFUSION_NURSE("infusionNurse", "Infusion nurses", Kind.CARE_TEAM),
    PHARMACIST("pharmacist", "Pharmacists", Kind.CARE_TEAM),
    LABORATORY("laboratory", "Laboratory", Kind.CARE_TEAM),
    NEUROLOGY_ON_CALL("neurologyOnCall", "Neurology on call", Kind.CARE_TEAM, Reads.ALL),
    PHARMACOVIGILANCE("pharmacovigilance", "Pharmacovigilance", Kind.CARE_TEAM),
    PROCESS_OWNER("processOwner", "Process owners", Kind.OVERSIGHT, Reads.CHANGES),
    AUDITOR("auditor", "Auditors", Kind.OVERSIGHT, Reads.ALL),
    /** Programs that bring the orders of the pathway to who draws samples. */
    ORDER_SYSTEM("orderSystem", "Order systems", Kind.PROGRAM),
    /** The hospital's register of patients, which says who they are. */
    PATIENT_ADMINISTRATION("patientAdministration", "Patient administration", Kind.PROGRAM);

    private enum Kind {
        SPECIALTY,
        CARE_TEAM,
        OVERSIGHT,
        /** No person: it exchanges data, and neither works nor reads a task. */
        PROGRAM;

        boolean works() {
            return this == SPECIALTY || this == CARE_TEAM;
        }
    }

    /** Which tasks a group reads; which it works is said by each task. */
    private enum Reads {
        /** Those that are offered to the group, and those that oneself has taken. */
        OWN,
        /** And all of the process that changes a profile. */
        CHANGES,
        ALL
    }

    /** The process in which label profiles are changed. */
    static final String CHANGE = "changeProfile";

    private final String id;
    private final String label;
    private final Kind kind;
    private final Reads reads;

    ClinicGroup(String id, String label, Kind kind) {
        this(id, label, kind, Reads.OWN);
    }

    ClinicGroup(String id, String label, Kind kind, Reads reads) {
        this.id = id;
        this.label = label;
        this.kind = kind;
        this.reads = reads;
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    /** Those who work for patients: the care team and the specialties. */
    public static List<ClinicGroup> care() {
        return Arrays.stream(values()).filter(group -> group.kind.works()).toList();
    }

    /** Those of the ids by which one works tasks: who looks after models or reads what happened works none, whatever a diagram says. */
    public static List<String> working(Collection<String> ids) {
        return ids.stream()
                .filter(id -> Arrays.stream(values()).noneMatch(group -> !group.kind.works() && group.id.equals(id)))
                .toList();
    }

    /** Those who see patients, or hear from them, and report of them: not the laboratory, nor pharmacovigilance. */
    public static List<ClinicGroup> reporters() {
        return care().stream()
                .filter(group -> group != LABORATORY && group != PHARMACOVIGILANCE)
                .toList();
    }

    /** Those of the care team that read all tasks of a patient. */
    static List<ClinicGroup> readersOfAPatient() {
        return care().stream().filter(group -> group.reads == Reads.ALL).toList();
    }

    /** Whether one of these groups reads the tasks of everyone. */
    public static boolean readAllTasks(Collection<String> ids) {
        return anyReads(Reads.ALL, ids);
    }

    /** Keys of the processes whose tasks are all read by one of these groups. */
    public static List<String> processesRead(Collection<String> ids) {
        return anyReads(Reads.CHANGES, ids) ? List.of(CHANGE) : List.of();
    }

    private static boolean anyReads(Reads reads, Collection<String> ids) {
        return Arrays.stream(values()).anyMatch(group -> group.reads == reads && ids.contains(group.id));
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
