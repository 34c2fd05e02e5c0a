/**
 * What the product costs, measured against the bare engine in the same process. Counts repeat exactly and are held by a
 * test; times are ratios within one run, or said with the machine that they were taken on.
 */
package org.alemtuzumab.pathway.bench;
