package org.alemtuzumab.pathway.model;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.Variable;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.springframework.stereotype.Component;

/** The Java side of what models name: beans, declared variables, and texts in the source. */
final class Product {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.alemtuzumab.pathway");
    private static final Set<String> GROUPS =
            Arrays.stream(ClinicGroup.values()).map(ClinicGroup::id).collect(Collectors.toSet());
    private static final Map<String, JavaMethod> SUBMISSIONS = submissionsByName();
    private static final Map<String, JavaClass> BEANS = beansByName();
    private static final List<String> JAVA = sources();

    private Product() {}

    /** The clinic's groups. */
    static Set<String> groups() {
        return GROUPS;
    }

    static JavaClasses classes() {
        return CLASSES;
    }

    /** Every component by the name under which expressions find it. */
    static Map<String, JavaClass> beans() {
        return BEANS;
    }

    static Optional<JavaClass> bean(String name) {
        return Optional.ofNullable(BEANS.get(name));
    }

    private static Map<String, JavaClass> beansByName() {
        Map<String, JavaClass> beans = new TreeMap<>();
        for (JavaClass each : CLASSES) {
            if (each.isMetaAnnotatedWith(Component.class) || each.isAnnotatedWith(Component.class)) {
                beans.put(beanName(each), each);
            }
        }
        SUBMISSIONS.values().forEach(method -> beans.put(method.getName(), method.getOwner()));
        return beans;
    }

    /** What acts on the submissions of a form, by the form's id. */
    static Map<String, JavaMethod> submissions() {
        return SUBMISSIONS;
    }

    private static Map<String, JavaMethod> submissionsByName() {
        return CLASSES.stream()
                .flatMap(each -> each.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(OnSubmission.class))
                .collect(Collectors.toMap(Product::form, Function.identity()));
    }

    private static String form(JavaMethod method) {
        String form = method.getAnnotationOfType(OnSubmission.class).form();
        return form.isEmpty() ? method.getName() : form;
    }

    private static String beanName(JavaClass bean) {
        return bean.tryGetAnnotationOfType(Component.class)
                .map(Component::value)
                .filter(name -> !name.isEmpty())
                .orElse(Introspector.decapitalize(bean.getSimpleName()));
    }

    /** The class that declares a process' variables, {@code <Process>Variables}. */
    static Optional<JavaClass> variablesClass(String process) {
        String name = Character.toUpperCase(process.charAt(0)) + process.substring(1) + "Variables";
        return CLASSES.stream()
                .filter(each -> each.getSimpleName().equals(name))
                .findFirst();
    }

    /** The variables that a process declares, by name, with the constants that hold them. */
    static Map<String, JavaField> variables(String process) {
        Map<String, JavaField> variables = new TreeMap<>();
        variablesClass(process).ifPresent(declaring -> declaring.getFields().stream()
                .filter(field -> field.getRawType().isEquivalentTo(Variable.class))
                .forEach(field -> variables.put(value(field).name(), field)));
        return variables;
    }

    private static Variable<?> value(JavaField field) {
        try {
            java.lang.reflect.Field constant = field.reflect();
            constant.setAccessible(true);
            return (Variable<?>) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sources of all classes, one text each. */
    static List<String> java() {
        return JAVA;
    }

    /** Whether a class has this text as a literal. */
    static boolean says(String literal) {
        return JAVA.stream().anyMatch(source -> source.contains('"' + literal + '"'));
    }

    /** The first group of every match in the sources; the name of a constant is replaced by its text. */
    static List<String> found(Pattern pattern) {
        List<String> found = new ArrayList<>();
        for (String source : JAVA) {
            Matcher matcher = pattern.matcher(source);
            while (matcher.find()) {
                String name = matcher.group(1);
                if (name.startsWith("\"")) {
                    found.add(name.substring(1, name.length() - 1));
                } else {
                    Matcher constant = Pattern.compile("String " + name + "\\s*=\\s*\"(\\w+)\"")
                            .matcher(source);
                    if (constant.find()) {
                        found.add(constant.group(1));
                    }
                }
            }
        }
        return found;
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ModelFiles::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
