package org.alemtuzumab.pathway.rehearsal;

/** The scenarios whose names come last. */
class SecondScenariosTest extends ScenariosTest {

    SecondScenariosTest() {
        super(true);
    }
}
