/** What a stranger may send, and what no colleague would: seeded, counted, and over the real sockets. */
package org.alemtuzumab.pathway.fuzz;
