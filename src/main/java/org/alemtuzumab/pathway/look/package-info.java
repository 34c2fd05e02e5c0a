/** Who looked at what of a patient: kept, and never taken out. */
package org.alemtuzumab.pathway.look;
