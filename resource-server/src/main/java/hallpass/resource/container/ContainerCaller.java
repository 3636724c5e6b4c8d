package hallpass.resource.container;

import hallpass.resource.token.AcceptedToken;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Lets the container's MP-JWT say once for each token who the caller is, and runs the later requests with the same
 * token as the same caller. To ask anew each time costs as much as the rest of a small request. The fragment
 * {@code verifier.xml} leaves this to us if a URL is open to all, as those of JAX-RS are. If the container has
 * authenticated the caller by itself, this class changes nothing.
 */
@ContextServiceDefinition(
        name = ContainerCaller.CALLERS,
        propagated = ContextServiceDefinition.SECURITY,
        cleared = {},
        unchanged = ContextServiceDefinition.ALL_REMAINING)
public class ContainerCaller extends HttpFilter {

    static final String CALLERS = "java:module/concurrent/hallpass-callers";

    private static final long serialVersionUID = 1;

    @Resource(lookup = CALLERS)
    private transient ContextService callers;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        AcceptedToken taken = AcceptedToken.of(request);
        if (taken != null && taken.mappedRoles() != null) {
            withMappedRoles(request, response, chain, taken);
        } else {
            asCaller(request, response, chain, taken);
        }
    }

    /**
     * Lets the request answer with the roles of the claim that the operator named. The container has only
     * {@code groups}. If it has decided by these already, since the URL has a constraint of its own, nobody passes.
     */
    private void withMappedRoles(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, AcceptedToken taken)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.REQUEST && request.getUserPrincipal() != null) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            asCaller(
                    request, response, (any, answer) -> chain.doFilter(new MappedRoles(request, taken), answer), taken);
        }
    }

    private void asCaller(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, @Nullable AcceptedToken taken)
            throws IOException, ServletException {
        Executor caller = taken == null ? null : taken.caller();
        if (taken == null || request.getUserPrincipal() != null) {
            chain.doFilter(request, response);
        } else if (caller == null) {
            if (request.authenticate(response) && made(request, taken)) {
                taken.callAs(callers.currentContextExecutor());
            }
            chain.doFilter(request, response);
            forgetLoggedOut(request, taken);
        } else {
            Rest rest = new Rest(request, response, chain, taken);
            caller.execute(rest);
            rest.throwFailure();
        }
    }

    /** After {@link HttpServletRequest#logout()} the container does not take the token any more. */
    private static void forgetLoggedOut(HttpServletRequest request, AcceptedToken token) {
        if (request.getUserPrincipal() == null) {
            token.callAs(null);
        }
    }

    private static boolean made(HttpServletRequest request, AcceptedToken taken) {
        return request.getUserPrincipal() instanceof JsonWebToken token
                && taken.raw().equals(token.getRawToken());
    }

    /** The rest of the chain as a task. It keeps what fails, for {@link #throwFailure} to throw. */
    private static final class Rest implements Runnable {

        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final FilterChain chain;
        private final AcceptedToken token;
        private @Nullable IOException broken;
        private @Nullable ServletException failed;

        Rest(HttpServletRequest request, HttpServletResponse response, FilterChain chain, AcceptedToken token) {
            this.request = request;
            this.response = response;
            this.chain = chain;
            this.token = token;
        }

        @Override
        public void run() {
            try {
                chain.doFilter(request, response);
                forgetLoggedOut(request, token);
            } catch (IOException failure) {
                broken = failure;
            } catch (ServletException failure) {
                failed = failure;
            }
        }

        void throwFailure() throws IOException, ServletException {
            if (broken != null) {
                throw broken;
            }
            if (failed != null) {
                throw failed;
            }
        }
    }
}
