package org.alemtuzumab.pathway.patientfile;

/** Something that holds for the patient now. @param what in a word or two @param text with its reason */
public record Standing(String what, String text) {}
