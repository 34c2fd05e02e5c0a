package org.alemtuzumab.pathway.rulebook;

import java.util.List;
import org.alemtuzumab.pathway.rules.Rule;

/** One rule with all that the page shows of it. */
record Entry(Rule rule, List<String> sources, List<Place> places, List<Proof> proofs) {}
