package hallpass.resource.forward;

import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Puts an access token into a request to another service. {@link Services} has it in every client; with
 * {@code @RegisterRestClient} it is {@code @RegisterProvider(ForwardToken.class)} beside {@link CallsService}.
 */
public class ForwardToken implements ClientRequestFilter, ClientResponseFilter {

    private static final String METHOD = "org.eclipse.microprofile.rest.client.invokedMethod";
    private static final String SENT = "hallpass.token";

    private final @Nullable String service;
    private final @Nullable Tokens tokens;
    private final @Nullable ServiceAddresses addresses;

    /** For {@code @RegisterProvider}: the interface says which service it is. */
    public ForwardToken() {
        this(null, null, null);
    }

    ForwardToken(@Nullable String service, @Nullable Tokens tokens, @Nullable ServiceAddresses addresses) {
        this.service = service;
        this.tokens = tokens;
        this.addresses = addresses;
    }

    @Override
    public void filter(ClientRequestContext request) {
        String called = service == null ? annotated(request) : service;
        ServiceAddress address = addresses().of(called);
        URI target = request.getUri();
        if (!address.covers(target)) {
            throw new IllegalStateException(
                    "a call of the service " + called + " to another address than its own: no token goes there");
        }
        String token = tokens().forCall(called);
        request.setProperty(SENT, token);
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        if (response.getStatus() == 401
                && request.getProperty(SENT) instanceof String token
                && tokens().refused(token)) {
            throw ProblemException.unavailable(
                    "This service is not signed in with another one just now. Try again shortly.",
                    Duration.ofSeconds(2));
        }
    }

    private static String annotated(ClientRequestContext request) {
        if (request.getProperty(METHOD) instanceof Method method) {
            CallsService calls = method.getDeclaringClass().getAnnotation(CallsService.class);
            if (calls != null) {
                return calls.value();
            }
        }
        throw new IllegalStateException("the client's interface has no @CallsService");
    }

    private Tokens tokens() {
        return tokens == null ? CDI.current().select(Tokens.class).get() : tokens;
    }

    private ServiceAddresses addresses() {
        return addresses == null ? CDI.current().select(ServiceAddresses.class).get() : addresses;
    }
}
