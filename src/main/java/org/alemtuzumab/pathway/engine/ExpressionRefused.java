package org.alemtuzumab.pathway.engine;

/** An expression stands where none may. */
final class ExpressionRefused extends PlainRefusal {

    private static final long serialVersionUID = 1L;

    ExpressionRefused() {
        super("Expressions are refused in queries and filters. Give the value itself.");
    }
}
