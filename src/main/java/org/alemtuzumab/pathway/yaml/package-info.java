/** The lists that their owners edit. */
package org.alemtuzumab.pathway.yaml;
