/** What laboratories are asked for: one order a step that waits for samples, under the number by which its results come back. */
package org.alemtuzumab.pathway.order;
