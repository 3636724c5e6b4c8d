package hallpass.system.servers;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a system. It starts when the first test asks for it, and is closed after the last test of the run. */
public abstract class Shared<T extends AutoCloseable> implements ParameterResolver {

    private final Class<T> type;

    protected Shared(Class<T> type) {
        this.type = type;
    }

    protected abstract T start() throws Exception;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().isAssignableFrom(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(getClass()))
                .getOrComputeIfAbsent(type, any -> started(), type);
    }

    private T started() {
        try {
            return start();
        } catch (Exception notStarted) {
            throw new IllegalStateException("The system under test did not start: " + notStarted, notStarted);
        }
    }
}
