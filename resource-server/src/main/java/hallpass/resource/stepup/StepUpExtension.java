package hallpass.resource.stepup;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an application from starting if a {@link StepUp} in it has a wrong value, and says where it stands. Notes the
 * others for the description.
 */
public class StepUpExtension implements Extension {

    void read(@Observes @WithAnnotations(StepUp.class) ProcessAnnotatedType<?> type) {
        Class<?> resource = type.getAnnotatedType().getJavaClass();
        Optional<SignInNeed> ofAll = need(resource.getAnnotation(StepUp.class), resource.getName());
        for (AnnotatedMethod<?> annotated : type.getAnnotatedType().getMethods()) {
            Method method = annotated.getJavaMember();
            need(annotated.getAnnotation(StepUp.class), resource.getName() + "." + method.getName())
                    .or(() -> ofAll)
                    .ifPresent(need -> StepUpOperations.add(resource, method, need));
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
