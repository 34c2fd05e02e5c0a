/**
 * What a label profile sets, its dated versions, and how far a patient is treated by less than STRICT. A version that has
 * expired falls back to its label profile by itself: which one holds is computed from the date whenever it is asked.
 */
package org.alemtuzumab.pathway.profile;
