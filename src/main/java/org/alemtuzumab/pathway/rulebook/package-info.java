/**
 * The page {@code /rules}: every rule of the catalogue with where it lives in the deployed models and which tests prove it.
 * It reads and shows; it decides nothing.
 */
package org.alemtuzumab.pathway.rulebook;
