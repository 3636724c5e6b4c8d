package hallpass.system.servers;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a system. It starts when the first test asks for it, and is closed after the last class that has it,
 * because idle servers take processor time from the others. The two of {@link OnBothEngines} stay until the end.
 */
public abstract class Shared<T extends AutoCloseable> implements ParameterResolver, AfterAllCallback {

    /** How many classes have still to run, for each system that is not needed until the end. */
    private static final Map<Class<?>, Long> CLASSES = new ConcurrentHashMap<>();

    private final Class<T> type;

    protected Shared(Class<T> type) {
        this.type = type;
    }

    static void expect(Map<Class<?>, Long> classes) {
        CLASSES.putAll(classes);
    }

    protected abstract T start() throws Exception;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().isAssignableFrom(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).getOrComputeIfAbsent(type, any -> started(), type);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        Long left = CLASSES.computeIfPresent(getClass(), (any, classes) -> classes - 1);
        T system = left == null || left > 0 ? null : store(context).remove(type, type);
        if (system != null) {
            system.close();
        }
    }

    private Store store(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(getClass()));
    }

    private T started() {
        try {
            return start();
        } catch (Exception notStarted) {
            throw new IllegalStateException("The system under test did not start: " + notStarted, notStarted);
        }
    }
}
