/**
 * What the care team found out and decided before a course: answers by kind, and rules set aside by a named person. Other
 * parts ask here; nothing is changed or deleted, a later answer stands beside an earlier one.
 */
package org.alemtuzumab.pathway.assessment;
