/** What the hospital's own record says of a patient: who it is, that numbers were merged, that the patient has died. */
package org.alemtuzumab.pathway.hospital;
