/** The clinic that the application starts with: its groups, its task lists, and, in the sample clinic, people to try it. */
package org.alemtuzumab.pathway.clinic;
