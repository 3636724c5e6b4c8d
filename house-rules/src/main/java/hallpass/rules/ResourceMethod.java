package hallpass.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A resource method as a client sees it.
 *
 * @param name class and method, for messages
 * @param verb in lower case, as in the description
 * @param path below the application's root, begins with a slash; of {@code {id: [0-9]+}} only {@code {id}} is left
 * @param asksForToken whether it needs an access token
 * @param body whether it reads a body
 * @param conditional whether it evaluates the request's preconditions (RFC 9110 section 13)
 * @param queryParameters their names
 */
record ResourceMethod(
        String name,
        String verb,
        String path,
        boolean asksForToken,
        boolean body,
        boolean conditional,
        Set<String> queryParameters) {

    private static final List<Class<? extends Annotation>> NOT_A_BODY = List.of(
            PathParam.class,
            QueryParam.class,
            HeaderParam.class,
            CookieParam.class,
            MatrixParam.class,
            FormParam.class,
            BeanParam.class,
            Context.class,
            Suspended.class);

    /** Interfaces are clients of other services. */
    static List<ResourceMethod> allOf(JavaClasses classes) {
        List<ResourceMethod> all = new ArrayList<>();
        for (JavaClass each : classes) {
            if (each.isAnnotatedWith(Path.class) && !each.isInterface()) {
                all.addAll(allOf(each.reflect()));
            }
        }
        return all;
    }

    static List<ResourceMethod> allOf(Class<?> resource) {
        List<ResourceMethod> all = new ArrayList<>();
        for (Method method : resource.getDeclaredMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (verb != null) {
                    all.add(of(resource, method, verb.value().toLowerCase(Locale.ROOT)));
                }
            }
        }
        return all;
    }

    String operation() {
        return verb + " " + path;
    }

    /** Reads conditionally, so that If-None-Match counts. */
    boolean conditionalRead() {
        return conditional && verb.equals("get");
    }

    /** Changes conditionally, so that If-Match counts. */
    boolean conditionalChange() {
        return conditional && !verb.equals("get");
    }

    private static ResourceMethod of(Class<?> resource, Method method, String verb) {
        List<Parameter> parameters = Arrays.asList(method.getParameters());
        return new ResourceMethod(
                resource.getSimpleName() + "." + method.getName(),
                verb,
                path(resource) + path(method),
                method.isAnnotationPresent(RolesAllowed.class),
                parameters.stream().anyMatch(ResourceMethod::isBody),
                parameters.stream().anyMatch(each -> each.getType() == Request.class),
                parameters.stream()
                        .flatMap(ResourceMethod::queryParameters)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static boolean isBody(Parameter parameter) {
        return NOT_A_BODY.stream().noneMatch(parameter::isAnnotationPresent);
    }

    private static Stream<String> queryParameters(Parameter parameter) {
        if (!parameter.isAnnotationPresent(BeanParam.class)) {
            return queryParameter(parameter);
        }
        return Arrays.stream(parameter.getType().getDeclaredFields()).flatMap((Field each) -> queryParameter(each));
    }

    private static Stream<String> queryParameter(AnnotatedElement element) {
        QueryParam query = element.getAnnotation(QueryParam.class);
        return query == null ? Stream.of() : Stream.of(query.value());
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        String below = path == null ? "" : path.value().replaceAll("^/+|/+$", "");
        return below.isEmpty() ? "" : "/" + below.replaceAll("\\{\\s*([^:{}\\s]+)\\s*:([^{}]|\\{[^{}]*})*}", "{$1}");
    }
}
