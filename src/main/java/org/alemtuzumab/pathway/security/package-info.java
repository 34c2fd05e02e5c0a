/**
 * Who may do what: the clinic's groups, the engine's grants by group, and the log-in in front of every interface. Grants
 * are given to groups on whole process definitions; never to single tasks, which would slow every task list down.
 */
package org.alemtuzumab.pathway.security;
