package org.alemtuzumab.pathway.patient;

/** An organ that decides what is asked of a patient (SCR-23). */
public enum Organ {
    CERVIX,
    UTERUS,
    OVARIES
}
