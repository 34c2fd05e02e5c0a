package org.alemtuzumab.pathway.referral;

import java.util.Optional;

/** The specialty has taken findings on (SAF-6). @param firstStep what it does first, in words */
record AcknowledgeReferral(Optional<String> firstStep) {}
