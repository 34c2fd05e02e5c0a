package org.alemtuzumab.pathway.database;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.jdbc.repository.support.JdbcRepositoryFactoryBean;
import org.springframework.data.relational.repository.Lock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a repository has found is not looked for again in the same transaction, until something is written to it, or somebody
 * else has been waited for: one step of a patient asks a dozen parts of the pathway, and each asks for the patient, the
 * courses and the rounds. Nothing is kept from one transaction to the next, since another node may have written meanwhile.
 *
 * <p>Whoever takes a lock by other means than a repository's {@link Lock} calls {@link #forget()} once it has it.
 */
@Component
public class ReadOnce implements BeanPostProcessor {

    /** What was asked of a repository. */
    private record Question(Method method, List<Object> arguments) {}

    /** By the table's repository; an answer may be null. */
    private static final class Answers extends HashMap<Class<?>, Map<Question, Object>> {}

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof JdbcRepositoryFactoryBean<?, ?, ?> repository) {
            repository.addRepositoryFactoryCustomizer(factory -> factory.addRepositoryProxyPostProcessor(
                    (proxy, about) -> proxy.addAdvice(0, reading(about.getRepositoryInterface()))));
        }
        return bean;
    }

    /** Whatever is asked from now on is read anew: somebody else's transaction was waited for, or undone. */
    public static void forget() {
        if (TransactionSynchronizationManager.getResource(ReadOnce.class) instanceof Answers answers) {
            answers.clear();
        }
    }

    private static MethodInterceptor reading(Class<?> repository) {
        return call -> {
            Method method = call.getMethod();
            if (method.isAnnotationPresent(Lock.class)) {
                forget();
                return call.proceed();
            }
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                return call.proceed();
            }
            if (!method.getName().startsWith("find")) {
                answers().remove(repository);
                return call.proceed();
            }
            return answer(answers().computeIfAbsent(repository, unknown -> new HashMap<>()), call);
        };
    }

    private static Object answer(Map<Question, Object> known, MethodInvocation call) throws Throwable {
        Question question = new Question(call.getMethod(), Arrays.asList(call.getArguments()));
        if (known.containsKey(question)) {
            return known.get(question);
        }
        Object found = call.proceed();
        Object kept = found instanceof List<?> list ? List.copyOf(list) : found;
        known.put(question, kept);
        return kept;
    }

    private static Answers answers() {
        if (TransactionSynchronizationManager.getResource(ReadOnce.class) instanceof Answers bound) {
            return bound;
        }
        Answers fresh = new Answers();
        TransactionSynchronizationManager.bindResource(ReadOnce.class, fresh);
        TransactionSynchronizationManager.registerSynchronization(new Unbinding());
        return fresh;
    }

    /** Forgets with the transaction, with the part of it that is undone, and while a transaction within it has its own. */
    private static final class Unbinding implements TransactionSynchronization {

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(ReadOnce.class);
        }

        @Override
        public void savepointRollback(Object savepoint) {
            forget();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(ReadOnce.class);
        }
    }
}
