package org.alemtuzumab.pathway.decision;

import java.util.Map;

/**
 * What one decision table is asked and may answer, as {@code tables.yaml} says and explains it.
 *
 * @param hits its hit policy
 * @param single whether its callers count on as many answers as the table as signed off gives
 * @param fixed whether nobody can allow a table that protects less
 * @param facts what the application hands over, by name
 * @param answers the columns of its answer, by name
 */
public record DeclaredTable(
        String hits, boolean single, boolean fixed, Map<String, String> facts, Map<String, String> answers) {}
