package hallpass.resource.stepup;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A method of a resource class with what its base classes and interfaces say about it. As Jakarta REST inherits its own
 * annotations (section 3.6), a declaration in a base class counts before one in an interface, and the nearest counts
 * first. Unlike there, what stands on a base class or an interface as a whole is inherited too: somebody who wrote it
 * there wants it to be asked.
 */
record ResourceMethod(Class<?> resource, Method method) {

    /** @return what the method asks for, or else its class */
    Optional<StepUp> stepUp() {
        return ofMethod().or(() -> first(types().stream(), StepUp.class));
    }

    Optional<StepUp> ofMethod() {
        return first(declarations(), StepUp.class);
    }

    /** @return the verbs that it answers; none if it is no resource method */
    List<String> verbs() {
        return declarations()
                .map(declared -> Stream.of(declared.getAnnotations())
                        .map(Annotation::annotationType)
                        .map(type -> type.getAnnotation(HttpMethod.class))
                        .flatMap(Stream::ofNullable)
                        .map(HttpMethod::value)
                        .toList())
                .filter(verbs -> !verbs.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** @return of class and method, without the application's */
    String path() {
        return segments(first(types().stream(), Path.class)) + segments(first(declarations(), Path.class));
    }

    private static String segments(Optional<Path> path) {
        String segments = path.map(Path::value).orElse("").replaceAll("^/+|/+$", "");
        return segments.isEmpty() ? "" : "/" + segments;
    }

    private static <A extends Annotation> Optional<A> first(
            Stream<? extends AnnotatedElement> elements, Class<A> annotation) {
        return elements.flatMap(element -> Stream.ofNullable(element.getAnnotation(annotation)))
                .map(annotation::cast)
                .findFirst();
    }

    /** @return the method wherever it is declared, the nearest first */
    private Stream<Method> declarations() {
        return types().stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()).filter(this::isDeclaredBy));
    }

    private boolean isDeclaredBy(Method other) {
        return !other.isBridge()
                && other.getName().equals(method.getName())
                && other.getParameterCount() == method.getParameterCount()
                && takesTheSame(other);
    }

    /**
     * A parameter of a type variable, or of an array of one, is erased in the declaration and known in the method. So
     * an overload may be taken for the method: then too much is asked of somebody, and never too little.
     */
    private boolean takesTheSame(Method other) {
        Class<?>[] own = method.getParameterTypes();
        Class<?>[] erased = other.getParameterTypes();
        Type[] written = other.getGenericParameterTypes();
        for (int i = 0; i < own.length; i++) {
            boolean isVariable = !(written[i] instanceof Class) && erased[i].isAssignableFrom(own[i]);
            if (own[i] != erased[i] && !isVariable) {
                return false;
            }
        }
        return true;
    }

    /** @return the class, its base classes, then the interfaces of all of these */
    private Set<Class<?>> types() {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
            types.add(type);
        }
        List.copyOf(types).forEach(type -> addInterfaces(type, types));
        return types;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> types) {
        for (Class<?> implemented : type.getInterfaces()) {
            types.add(implemented);
            addInterfaces(implemented, types);
        }
    }
}
