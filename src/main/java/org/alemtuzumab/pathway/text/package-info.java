/** Texts for people and columns. */
package org.alemtuzumab.pathway.text;
