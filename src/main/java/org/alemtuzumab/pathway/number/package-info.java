/** Numbers as strangers write them. */
package org.alemtuzumab.pathway.number;
