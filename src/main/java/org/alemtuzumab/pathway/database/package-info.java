/** How the clinical tables are read: once a transaction. */
package org.alemtuzumab.pathway.database;
