/** What bytes are known by. */
package org.alemtuzumab.pathway.hash;
