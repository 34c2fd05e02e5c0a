package org.alemtuzumab.pathway.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses every expression in a task query, the nested ones too, which the engine itself overlooks. Filters that are stored
 * may ask for the user and the time; only the product stores filters.
 */
final class QueryGuard extends CommandInterceptor {

    private final Supplier<Authentication> user;

    /** @param user who acts, null where the product does so by itself */
    QueryGuard(Supplier<Authentication> user) {
        this.user = user;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof TaskQueryImpl query
                && query.getQueries().stream()
                        .anyMatch(part -> !part.getExpressions().isEmpty())) {
            throw new ExpressionRefused();
        }
        if (command instanceof SaveFilterCmd && user.get() != null) {
            throw new PlainRefusal("Filters are the product's own; nobody stores or changes one.");
        }
        try {
            return next.execute(command);
        } catch (ProcessEngineException e) {
            // within a stored filter the engine wraps the refusal, and would answer with a fault of its own
            throw e.getCause() instanceof ExpressionRefused refused ? refused : e;
        }
    }
}
