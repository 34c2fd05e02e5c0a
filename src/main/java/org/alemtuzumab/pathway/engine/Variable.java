package org.alemtuzumab.pathway.engine;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.VariableScope;

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

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, Objects.requireNonNull(value, name));
    }

    /** The same in the scope where the step runs, so that another branch with the same step keeps its own value. */
    public void setLocal(VariableScope scope, T value) {
        scope.setVariableLocal(name, Objects.requireNonNull(value, name));
    }

    public void clear(VariableScope scope) {
        scope.setVariable(name, null);
    }
}
