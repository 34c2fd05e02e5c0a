package org.alemtuzumab.pathway.form;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Makes a bean of every method that acts {@link OnSubmission on a submission}, for diagrams to call. */
@Component
class SubmissionBeans implements BeanDefinitionRegistryPostProcessor {

    private static final String PRODUCT = "org.alemtuzumab.pathway.";

    private final Map<String, Method> methods = new TreeMap<>();

    /** What acts on the submissions of a form, by the form's id. */
    Map<String, Method> methods() {
        return methods;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        for (String name : registry.getBeanDefinitionNames()) {
            String type = registry.getBeanDefinition(name).getBeanClassName();
            if (type != null && type.startsWith(PRODUCT)) {
                Arrays.stream(ClassUtils.resolveClassName(type, null).getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(OnSubmission.class))
                        .forEach(method -> {
                            methods.put(form(method), method);
                            registry.registerBeanDefinition(method.getName(), bean(name, method));
                        });
            }
        }
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {}

    /** The form whose submissions this method acts on. */
    static String form(Method method) {
        String form = method.getAnnotation(OnSubmission.class).form();
        return form.isEmpty() ? method.getName() : form;
    }

    private static BeanDefinition bean(String owner, Method method) {
        return BeanDefinitionBuilder.genericBeanDefinition(
                        method.getParameterTypes()[0].equals(DelegateExecution.class)
                                ? StartSubmission.class
                                : TaskSubmission.class)
                .addConstructorArgReference(owner)
                .addConstructorArgValue(method)
                .setLazyInit(true)
                .getBeanDefinition();
    }
}
