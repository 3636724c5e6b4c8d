package hallpass.resource.status;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** Stands in for the server's threads: what is to be done now is done, and what is to be repeated is handed over. */
final class Polling {

    private Polling() {}

    static ManagedScheduledExecutorService into(Consumer<Runnable> repeated) {
        return (ManagedScheduledExecutorService) Proxy.newProxyInstance(
                Polling.class.getClassLoader(),
                new Class<?>[] {ManagedScheduledExecutorService.class},
                (proxy, method, arguments) -> {
                    Runnable work = (Runnable) arguments[0];
                    if (method.getName().equals("execute")) {
                        work.run();
                    } else {
                        repeated.accept(work);
                    }
                    return null;
                });
    }
}
