package org.alemtuzumab.pathway.hospital;

/** A person says whether two numbers are one person's, and why. */
record DecideOnMergedNumbers(OnePerson decision, String remark) {}
