package hallpass.resource.token;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operations of this WAR and whether they are open to all. Needed for requests that the framework refuses before it
 * has chosen a method, and so before any filter has asked for a token.
 */
@Provider
@ApplicationScoped
public class GuardedOperations implements DynamicFeature {

    private static final Pattern VARIABLE = Pattern.compile("\\{(?:[^{}]|\\{[^{}]*})*}");

    private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();

    /** @param path the end of the request's path: what stands before it is the application's */
    private record Operation(String method, Pattern path, boolean open) {

        boolean isAskedBy(String method, String path) {
            return this.method.equals(method) && this.path.matcher(path).find();
        }
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        String verb = verb(method);
        if (verb != null) {
            String template = segments(resource.getResourceClass()) + segments(method);
            Pattern path = Pattern.compile(VARIABLE.matcher(template).replaceAll("[^/]+") + "/?$");
            operations.add(new Operation(verb, path, method.isAnnotationPresent(PermitAll.class)));
        }
    }

    /** Whether there is such an operation, and all operations that match want a token. */
    boolean guard(String method, String path) {
        return operations.stream().anyMatch(operation -> operation.isAskedBy(method, path))
                && operations.stream().noneMatch(operation -> operation.open() && operation.isAskedBy(method, path));
    }

    private static @Nullable String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        return null;
    }

    private static String segments(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        String segments = path == null ? "" : path.value().replaceAll("^/+|/+$", "");
        return segments.isEmpty() ? "" : "/" + segments;
    }
}
