/**
 * Signatures: which steps are signed, how a person proves again to be that person, and what is kept of it. A signature says
 * who, when, what it means and what exactly was signed; nothing changes or deletes one.
 *
 * <p>Whoever signs sends the password and the answers first, and gets a token for this person, this task and these answers.
 * The completion uses the token up in its own transaction and writes the signature there, so that neither exists alone.
 */
package org.alemtuzumab.pathway.signature;
