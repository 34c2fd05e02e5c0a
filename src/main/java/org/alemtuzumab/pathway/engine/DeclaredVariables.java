package org.alemtuzumab.pathway.engine;

import java.beans.Introspector;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/** The variables that the product declares, by process: the constants of its classes {@code <Process>Variables}. */
final class DeclaredVariables {

    private static final String CLASSES = "classpath*:org/alemtuzumab/pathway/**/*Variables.class";

    private DeclaredVariables() {}

    static Map<String, Set<String>> read(ResourcePatternResolver resolver) throws IOException {
        SimpleMetadataReaderFactory reader = new SimpleMetadataReaderFactory(resolver);
        Map<String, Set<String>> variables = new HashMap<>();
        for (Resource file : resolver.getResources(CLASSES)) {
            try {
                Class<?> declaring = Class.forName(
                        reader.getMetadataReader(file).getClassMetadata().getClassName());
                variables.put(
                        Introspector.decapitalize(declaring.getSimpleName().replaceFirst("Variables$", "")),
                        Arrays.stream(declaring.getDeclaredFields())
                                .filter(field ->
                                        field.getType() == Variable.class && Modifier.isStatic(field.getModifiers()))
                                .map(DeclaredVariables::name)
                                .collect(Collectors.toSet()));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return variables;
    }

    private static String name(Field constant) {
        try {
            constant.setAccessible(true);
            return ((Variable<?>) constant.get(null)).name();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
