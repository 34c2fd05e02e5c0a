package org.alemtuzumab.pathway.engine;

import org.camunda.bpm.engine.BadUserRequestException;

/** An expression stands where none may. */
final class ExpressionRefused extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    ExpressionRefused() {
        super("Expressions are refused in queries and filters. Give the value itself.");
    }
}
