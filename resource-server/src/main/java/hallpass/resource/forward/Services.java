package hallpass.resource.forward;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Clients of other services. A call carries the caller's access token where its {@code aud} names the service, and this
 * service's own token if there is no caller; it follows no redirect, and takes 2 s to connect and 5 s to answer at
 * most. A service that is away is a 503 with {@code Retry-After} to our own caller, unless that is caught.
 */
@ApplicationScoped
public class Services {

    private static final long CONNECT_SECONDS = 2;
    private static final long ANSWER_SECONDS = 5;

    private final Map<Class<?>, Object> clients = new ConcurrentHashMap<>();

    @Inject
    ServiceAddresses addresses;

    @Inject
    Tokens tokens;

    /**
     * @param api an interface of JAX-RS methods with {@link CallsService}
     * @return a client for all threads and for good
     * @throws IllegalStateException if the service has no address
     */
    public <T> T client(Class<T> api) {
        return api.cast(clients.computeIfAbsent(api, this::build));
    }

    private Object build(Class<?> api) {
        String service = Optional.ofNullable(api.getAnnotation(CallsService.class))
                .map(CallsService::value)
                .orElseThrow(() -> new IllegalStateException(api + " has no @CallsService"));
        return RestClientBuilder.newBuilder()
                .baseUri(addresses.of(service).base())
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .followRedirects(false) // a redirect would take the token to wherever it says
                .register(new ForwardToken(service, tokens, addresses))
                .register(new ServiceAnswerMapper(service))
                .build(api);
    }
}
