package org.alemtuzumab.pathway.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** Puts a manager of ours in the place of the engine's, one a command. */
record ManagerFactory<M extends Session>(Class<M> replaced, Supplier<? extends M> ours) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
        return replaced;
    }

    @Override
    public Session openSession() {
        return ours.get();
    }
}
