package hallpass.resource.stepup;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepUpExtensionTest {

    interface Wrong {
        @GET
        @StepUp(acr = "gold")
        String get();
    }

    @Path("inherited")
    static class Inherited implements Wrong {
        @Override
        public String get() {
            return "";
        }
    }

    @Path("locator")
    static class Locator {
        @Path("{id}")
        @StepUp(acr = "mfa")
        public Object one() {
            return this;
        }
    }

    @Path("hidden")
    static class Hidden {
        @GET
        @StepUp(acr = "mfa")
        String get() {
            return "";
        }
    }

    abstract static class Base {
        @StepUp(acr = "mfa")
        public abstract String get();
    }

    @Path("good")
    static class Good extends Base {
        @GET
        @Override
        public String get() {
            return "";
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Inherited.class, Locator.class, Hidden.class})
    void one_that_asks_nobody_or_for_nothing_keeps_the_application_from_starting(Class<?> resource) {
        String message = assertThrows(IllegalStateException.class, () -> StepUpExtension.read(resource))
                .getMessage();

        assertTrue(message.startsWith(resource.getName() + "."), message);
        assertTrue(message.contains("@StepUp"), message);
    }

    @Test
    void one_on_a_base_class_is_read_with_the_resource() {
        assertDoesNotThrow(() -> StepUpExtension.read(Base.class));
        assertDoesNotThrow(() -> StepUpExtension.read(Good.class));
    }
}
