package org.alemtuzumab.pathway.engine;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.CommandContextFunctions;
import org.camunda.bpm.engine.impl.el.DateTimeFunctions;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.springframework.util.ClassUtils;

/**
 * What an expression reaches: the process's variables, {@code execution.getVariable} and {@code execution.processBusinessKey},
 * the {@link ModelBeans beans for models} with their methods for models, and a few harmless methods of texts, lists and dates.
 * No class, no field, no static method, no service of the engine; nothing can be set. A query's expression has no process
 * and is refused; only the product's own stored filters ask for the user and the time.
 */
final class Sandbox extends JuelExpressionManager {

    private static final Map<String, Supplier<Object>> OF_STORED_FILTERS = Map.of(
            "${currentUser()}", CommandContextFunctions::currentUser,
            "${currentUserGroups()}", CommandContextFunctions::currentUserGroups,
            "${now()}", DateTimeFunctions::now);

    private static final String GET_VARIABLE = "getVariable";
    private static final String BUSINESS_KEY = "processBusinessKey";

    /** What of the execution an expression may read, as a fault's text names it. */
    static final String OF_EXECUTION = "execution.%s('x') and execution.%s".formatted(GET_VARIABLE, BUSINESS_KEY);

    /** What may be called on a value that a variable holds or a bean returns. */
    private static final Map<Class<?>, Set<String>> OF_VALUES = Map.of(
            String.class,
                    Set.of(
                            "concat",
                            "contains",
                            "endsWith",
                            "equals",
                            "equalsIgnoreCase",
                            "indexOf",
                            "isBlank",
                            "isEmpty",
                            "length",
                            "startsWith",
                            "substring",
                            "toLowerCase",
                            "toUpperCase",
                            "trim"),
            Collection.class, Set.of("contains", "isEmpty", "size"),
            List.class, Set.of("get", "indexOf"),
            Map.class, Set.of("containsKey", "get", "isEmpty", "size"),
            Date.class, Set.of("after", "before"));

    private final ModelBeans beans;

    Sandbox(ModelBeans beans) {
        this.beans = beans;
    }

    static boolean mayCallOnExecution(String method) {
        return method.equals(GET_VARIABLE);
    }

    static boolean mayReadOfExecution(String property) {
        return property.equals(BUSINESS_KEY);
    }

    /** Whether some value has this method and may be called so; which value it is, only a running process knows. */
    static boolean mayCallOnAValue(String method) {
        return OF_VALUES.values().stream().anyMatch(methods -> methods.contains(method));
    }

    static String methodsOfValues() {
        return OF_VALUES.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static boolean mayCall(Object base, String method) {
        return base instanceof VariableScope
                ? mayCallOnExecution(method)
                : OF_VALUES.entrySet().stream()
                                .anyMatch(type -> type.getKey().isInstance(base)
                                        && type.getValue().contains(method))
                        || ModelBeans.mayCall(ClassUtils.getUserClass(base), method);
    }

    /** There are no functions for models. */
    @Override
    public void addFunction(String name, Method function) {}

    @Override
    public Expression createExpression(String text) {
        Supplier<Object> value = OF_STORED_FILTERS.get(text);
        return value == null ? super.createExpression(text) : new OfStoredFilter(text, value);
    }

    /** @throws ExpressionRefused without a process: only queries ask so */
    @Override
    public ELContext getElContext(VariableScope scope) {
        if (scope == null) {
            throw new ExpressionRefused();
        }
        return super.getElContext(scope);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver readOnly = new CompositeELResolver() {

            @Override
            public void setValue(ELContext context, Object base, Object property, Object value) {
                throw new PropertyNotWritableException("An expression changes nothing");
            }
        };
        readOnly.add(new VariableScopeElResolver());
        readOnly.add(new Beans());
        readOnly.add(new ArrayELResolver(true));
        readOnly.add(new ListELResolver(true));
        readOnly.add(new MapELResolver(true));
        readOnly.add(new Values());
        return readOnly;
    }

    /** Finds the beans for models by their names. */
    private final class Beans extends ELResolver {

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base == null && beans.type((String) property).isPresent()) {
                context.setPropertyResolved(true);
                return beans.get((String) property);
            }
            return null;
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return null;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {}

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return null;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return null;
        }
    }

    /** Reads and calls nothing but what is named above. */
    private static final class Values extends BeanELResolver {

        Values() {
            super(true);
        }

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base == null) {
                return null;
            }
            if (base instanceof VariableScope && mayReadOfExecution(String.valueOf(property))) {
                return super.getValue(context, base, property);
            }
            throw new ELException("An expression may not read '%s' here".formatted(property));
        }

        @Override
        public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] values) {
            if (base == null) {
                return null;
            }
            if (mayCall(base, String.valueOf(method))) {
                return super.invoke(context, base, method, types, values);
            }
            throw new ELException("An expression may not call '%s' here".formatted(method));
        }
    }

    /** Known by its whole text and answered without a parser: the user's id or groups, or the time. */
    private record OfStoredFilter(String text, Supplier<Object> value) implements Expression {

        @Override
        public Object getValue(VariableScope scope) {
            return getValue(scope, null);
        }

        /** @throws ExpressionRefused in a process: a diagram cannot ask who is logged in */
        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            if (scope != null) {
                throw new ExpressionRefused();
            }
            return value.get();
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            throw new ExpressionRefused();
        }

        @Override
        public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
            throw new ExpressionRefused();
        }

        @Override
        public String getExpressionText() {
            return text;
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }
    }
}
