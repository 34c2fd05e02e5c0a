package org.alemtuzumab.pathway.engine;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.model.ForModels;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * The application's beans that models may name: delegates and listeners, which the engine runs, and those with methods
 * {@link ForModels for models}, which expressions call. Any other bean does not exist for them.
 */
@Component
class ModelBeans {

    private static final List<Class<?>> RUN_BY_THE_ENGINE =
            List.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class);

    /** Looked up once a class: expressions ask all the time. */
    private static final ClassValue<Set<String>> CALLABLE = new ClassValue<>() {

        @Override
        protected Set<String> computeValue(Class<?> type) {
            Set<String> others = Arrays.stream(type.getMethods())
                    .filter(method -> !isForModels(method))
                    .map(Method::getName)
                    .collect(Collectors.toSet());
            return methods(type).stream()
                    .map(Method::getName)
                    .filter(name -> !others.contains(name))
                    .collect(Collectors.toSet());
        }
    };

    private final BeanFactory beans;
    private final Map<String, Optional<Class<?>>> types = new ConcurrentHashMap<>();

    ModelBeans(BeanFactory beans) {
        this.beans = beans;
    }

    /** The bean's own class, however it is wrapped; empty where there is no such bean for models. */
    Optional<Class<?>> type(String name) {
        return types.computeIfAbsent(name, this::lookUp);
    }

    /** Whether the application has this bean, and not for models. */
    boolean keeps(String name) {
        return beans.containsBean(name) && type(name).isEmpty();
    }

    Object get(String name) {
        return beans.getBean(name);
    }

    private Optional<Class<?>> lookUp(String name) {
        return beans.containsBean(name)
                ? Optional.<Class<?>>ofNullable(beans.getType(name, false))
                        .<Class<?>>map(ClassUtils::getUserClass)
                        .filter(type -> RUN_BY_THE_ENGINE.stream().anyMatch(kind -> kind.isAssignableFrom(type))
                                || !methods(type).isEmpty())
                : Optional.empty();
    }

    /** The methods that expressions may call on a bean of this class. */
    static List<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(ModelBeans::isForModels).toList();
    }

    /** Whether every method of this name is for models: which of them an expression calls is found by its values. */
    static boolean mayCall(Class<?> type, String method) {
        return CALLABLE.get(type).contains(method);
    }

    private static boolean isForModels(Method method) {
        return AnnotatedElementUtils.hasAnnotation(method, ForModels.class);
    }
}
