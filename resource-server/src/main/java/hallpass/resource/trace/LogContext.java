package hallpass.resource.trace;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Fields that this thread's log lines have besides ({@code ext_trace_id} in JSON). Liberty's API for it is asked for by
 * name, so that the jar runs, without such fields, where there is none.
 */
final class LogContext {

    private static final String API = "com.ibm.websphere.logging.hpel.LogRecordContext";
    private static final String FIELD = "trace_id";

    private static final @Nullable MethodHandle ADD =
            handle("addExtension", MethodType.methodType(void.class, String.class, String.class));
    private static final @Nullable MethodHandle REMOVE =
            handle("removeExtension", MethodType.methodType(boolean.class, String.class));

    private LogContext() {}

    static void begin(String trace) {
        invoke(ADD, FIELD, trace);
    }

    static void end() {
        invoke(REMOVE, FIELD);
    }

    private static void invoke(@Nullable MethodHandle method, Object... arguments) {
        if (method == null) {
            return;
        }
        try {
            method.invokeWithArguments(arguments);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable MethodHandle handle(String method, MethodType type) {
        try {
            return MethodHandles.publicLookup()
                    .findStatic(Class.forName(API, false, LogContext.class.getClassLoader()), method, type);
        } catch (ReflectiveOperationException notLiberty) {
            return null;
        }
    }
}
