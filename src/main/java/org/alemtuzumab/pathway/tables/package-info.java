/**
 * No edit of a decision table makes the pathway unsafe: a table is deployed when it asks for what the application knows, answers
 * what the application understands, and answers every case at least as safely as the table that was signed off.
 */
package org.alemtuzumab.pathway.tables;
