package org.alemtuzumab.pathway.signature;

/**
 * A submission that has to be signed.
 *
 * @param patient the patient's number, or null
 */
record ToSign(String taskId, String step, String process, String patient, String meaning, SignedContent content) {}
