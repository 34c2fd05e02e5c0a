/**
 * Two patients mixed up: what was filed to the wrong one is taken back by a person, confirmed by another, and filed to the
 * right one; whoever settles it sees everything that followed from it (SAF-4).
 */
package org.alemtuzumab.pathway.mixup;
