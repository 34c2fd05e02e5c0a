package org.alemtuzumab.pathway.rehearsal;

/** The scenarios whose names come first. */
class FirstScenariosTest extends ScenariosTest {

    FirstScenariosTest() {
        super(false);
    }
}
