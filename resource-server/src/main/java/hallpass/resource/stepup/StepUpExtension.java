package hallpass.resource.stepup;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an application from starting if a {@link StepUp} in it has a wrong value, or stands where it asks nobody, and
 * says where. Notes the others for the description.
 */
public class StepUpExtension implements Extension {

    void read(@Observes @WithAnnotations({StepUp.class, Path.class}) ProcessAnnotatedType<?> type) {
        read(type.getAnnotatedType().getJavaClass());
    }

    /** Interfaces and base classes are read with the classes that are resources in the end. */
    static void read(Class<?> resource) {
        if (Modifier.isAbstract(resource.getModifiers())) {
            return;
        }
        need(resource.getAnnotation(StepUp.class), resource.getName());
        for (Method method : resource.getMethods()) {
            ResourceMethod read = new ResourceMethod(resource, method);
            String where = resource.getName() + "." + method.getName();
            if (read.verbs().isEmpty()) {
                requireNone(read.ofMethod().isPresent(), where);
            } else {
                need(read.stepUp().orElse(null), where)
                        .ifPresent(need -> StepUpOperations.add(read.verbs(), read.path(), need));
            }
        }
        Stream.of(resource.getDeclaredMethods())
                .filter(method -> !Modifier.isPublic(method.getModifiers()))
                .forEach(method -> requireNone(
                        method.isAnnotationPresent(StepUp.class), resource.getName() + "." + method.getName()));
    }

    private static void requireNone(boolean hasStepUp, String where) {
        if (hasStepUp) {
            throw new IllegalStateException(where + ": @StepUp asks nobody here. It is for public methods that answer a"
                    + " request, with @GET, @POST or the like.");
        }
    }

    private static Optional<SignInNeed> need(@Nullable StepUp stepUp, String where) {
        try {
            return Optional.ofNullable(stepUp).map(SignInNeed::of);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException(where + ": " + wrong.getMessage(), wrong);
        }
    }
}
