/** Herpes prophylaxis beside the courses (INF-08). */
package org.alemtuzumab.pathway.prophylaxis;
