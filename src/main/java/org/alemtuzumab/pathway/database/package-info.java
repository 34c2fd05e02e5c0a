/** How the database is opened, and how the clinical tables are read: once a transaction. */
package org.alemtuzumab.pathway.database;
