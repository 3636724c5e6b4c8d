package hallpass.system.servers;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The runs of a class with {@link OnBothEngines}. */
final class Engines implements ClassTemplateInvocationContextProvider {

    private static final List<Engine> ALL =
            List.of(new Engine("h2", new OneServer()), new Engine("postgresql", new SeparateServers()));

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<Engine> provideClassTemplateInvocationContexts(ExtensionContext context) {
        String only = System.getProperty("hallpass.engine", "");
        return ALL.stream().filter(engine -> only.isEmpty() || only.equals(engine.name));
    }

    private record Engine(String name, Shared<?> system) implements ClassTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocation) {
            return name;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(system);
        }
    }
}
