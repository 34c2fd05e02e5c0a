package org.alemtuzumab.pathway.infusion;

/** The serious signs, of which a form has a box for each (INF-12). */
record SeriousSigns(
        boolean signChestPain,
        boolean signHeadOrNeckPain,
        boolean signWeakness,
        boolean signBreathing,
        boolean signHaemoptysis,
        boolean signSeizure,
        boolean signCollapse) {

    /** Each has a row in the table referSeriousSign. */
    String codes() {
        return new Ticked()
                .box(signChestPain, "chestPain")
                .box(signHeadOrNeckPain, "headOrNeckPain")
                .box(signWeakness, "weakness")
                .box(signBreathing, "breathing")
                .box(signHaemoptysis, "haemoptysis")
                .box(signSeizure, "seizure")
                .box(signCollapse, "collapse")
                .codes();
    }
}
