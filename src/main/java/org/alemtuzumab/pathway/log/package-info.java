/** What is logged, whatever fails: no patient data. */
package org.alemtuzumab.pathway.log;
