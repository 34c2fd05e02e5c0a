/** What diagrams, tables and forms may reach of the application. */
package org.alemtuzumab.pathway.model;
