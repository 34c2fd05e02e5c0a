package org.alemtuzumab.pathway.evaluation;

import java.util.Optional;

/**
 * The neurologist's judgement where the evaluation failed (SAF-7).
 *
 * @param specialty where what is abnormal is referred to
 * @param urgency how soon, as {@link Urgency} names it
 */
record EvaluateByHand(boolean abnormal, Optional<String> specialty, Optional<String> urgency, String reason) {}
