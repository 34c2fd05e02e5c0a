package org.alemtuzumab.pathway.vaccination;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code vaccination}. */
final class VaccinationVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Integer> COURSE_NUMBER = new Variable<>("courseNumber", Integer.class);
    static final Variable<Boolean> VARICELLA_IMMUNE = new Variable<>("varicellaImmune", Boolean.class);
    static final Variable<Boolean> ANOTHER_DOSE_PLANNED = new Variable<>("anotherDosePlanned", Boolean.class);
    /** Ids of the rules on which the neurologist must decide, comma-separated; none as "". */
    static final Variable<String> OPEN_VACCINATION_RULES = new Variable<>("openVaccinationRules", String.class);

    static final Variable<Boolean> VACCINATE_FIRST = new Variable<>("vaccinateFirst", Boolean.class);

    private VaccinationVariables() {}
}
