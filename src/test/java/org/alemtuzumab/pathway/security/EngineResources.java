package org.alemtuzumab.pathway.security;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;

/** Everything that the engine and its web applications could answer, read from their own classes. */
final class EngineResources {

    /** How deep resources stand in each other; a class that leads to itself ends here. */
    private static final int DEEPEST = 8;

    private final Set<String> found = new TreeSet<>();

    private EngineResources() {}

    /** Each as {@code GET /engine-rest/task/{id}}. */
    static Set<String> all() {
        EngineResources resources = new EngineResources();
        CamundaRestResources.getResourceClasses().forEach(root -> resources.addRoot("/engine-rest", root));
        new EngineRestApplication().getClasses().forEach(root -> resources.addRoot("/camunda/api/engine", root));
        new AdminApplication().getClasses().forEach(root -> resources.addRoot("/camunda/api/admin", root));
        new CockpitApplication().getClasses().forEach(root -> resources.addRoot("/camunda/api/cockpit", root));
        new TasklistApplication().getClasses().forEach(root -> resources.addRoot("/camunda/api/tasklist", root));
        new WelcomeApplication().getClasses().forEach(root -> resources.addRoot("/camunda/api/welcome", root));
        return resources.found;
    }

    private void addRoot(String prefix, Class<?> root) {
        declared(root, Path.class).ifPresent(path -> add(join(prefix, path.value()), root, 0));
    }

    private void add(String prefix, Class<?> resource, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        for (Method method : resource.getMethods()) {
            Optional<Path> path = declared(method, Path.class);
            String address = path.map(part -> join(prefix, part.value())).orElse(prefix);
            Optional<HttpMethod> verb = verb(method);
            if (verb.isPresent()) {
                found.add(verb.get().value() + " " + address);
            } else if (path.isPresent()) {
                add(address, method.getReturnType(), depth + 1);
            }
        }
    }

    private static String join(String prefix, String path) {
        String part = path.replaceAll("^/|/$", "").replaceAll("\\{\\s*(\\w+)\\s*(?::[^/]*)?}", "{$1}");
        return part.isEmpty() ? prefix : prefix + "/" + part;
    }

    private static Optional<HttpMethod> verb(Method method) {
        return same(method)
                .flatMap(each -> Arrays.stream(each.getAnnotations()))
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class))
                .findFirst();
    }

    private static <A extends Annotation> Optional<A> declared(Method method, Class<A> type) {
        return same(method)
                .filter(each -> each.isAnnotationPresent(type))
                .map(each -> each.getAnnotation(type))
                .findFirst();
    }

    private static <A extends Annotation> Optional<A> declared(Class<?> resource, Class<A> type) {
        return types(resource).stream()
                .filter(each -> each.isAnnotationPresent(type))
                .map(each -> each.getAnnotation(type))
                .findFirst();
    }

    /** The method itself, and what it implements or overrides: the annotations stand on any of them. */
    private static Stream<Method> same(Method method) {
        return types(method.getDeclaringClass()).stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(each -> each.getName().equals(method.getName())
                        && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()));
    }

    private static Set<Class<?>> types(Class<?> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        if (type != null) {
            types.add(type);
            Arrays.stream(type.getInterfaces()).forEach(each -> types.addAll(types(each)));
            types.addAll(types(type.getSuperclass()));
        }
        return types;
    }
}
