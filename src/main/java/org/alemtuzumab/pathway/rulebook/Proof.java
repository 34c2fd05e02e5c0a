package org.alemtuzumab.pathway.rulebook;

import java.util.List;

/**
 * What shows that a rule is kept.
 *
 * @param kind "Decision cases", "Scenario" or "Test"
 * @param file of the repository
 * @param title what it is about
 * @param lines the cases themselves, where there are any
 */
record Proof(String kind, String file, String title, List<String> lines) {}
