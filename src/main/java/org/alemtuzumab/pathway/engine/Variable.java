package org.alemtuzumab.pathway.engine;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;

/**
 * A process variable with its type. Every process declares its own in one class, {@code <Process>Variables}; a test
 * holds them and the diagram together.
 */
public record Variable<T>(String name, Class<T> type) {

    /** @throws IllegalStateException when the variable is not set */
    public T get(VariableScope scope) {
        T value = find(scope);
        if (value == null) {
            throw new IllegalStateException("Variable '%s' is not set".formatted(name));
        }
        return value;
    }

    /** The value, or null. */
    public T find(VariableScope scope) {
        return type.cast(scope.getVariable(name));
    }

    /** What is said already is not written again. */
    public void set(VariableScope scope, T value) {
        if (!Objects.requireNonNull(value, name).equals(scope.getVariable(name))) {
            scope.setVariable(name, value);
        }
    }

    /**
     * The same for the steps of this transaction only, which keep no trace of it: what a gateway asks right behind the step. Where
     * an earlier transaction has left a value, it is replaced for good.
     */
    public void setForNow(VariableScope scope, T value) {
        if (scope.hasVariable(name)) {
            set(scope, value);
        } else {
            scope.setVariable(name, Variables.untypedValue(Objects.requireNonNull(value, name), true));
        }
    }

    /** The same in the scope where the step runs, so that another branch with the same step keeps its own value. */
    public void setLocal(VariableScope scope, T value) {
        scope.setVariableLocal(name, Objects.requireNonNull(value, name));
    }

    public void clear(VariableScope scope) {
        scope.setVariable(name, null);
    }
}
