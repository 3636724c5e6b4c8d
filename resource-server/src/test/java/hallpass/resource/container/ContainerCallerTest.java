package hallpass.resource.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.token.AcceptedToken;
import hallpass.resource.token.TestTokens;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The roles of callers whose issuer has them in another claim than the container looks at. */
class ContainerCallerTest {

    private final ContainerCaller filter = new ContainerCaller();
    private AcceptedToken token = TestTokens.of("https://cloak.example.org", "orders", Set.of("user"));
    private Principal caller;
    private DispatcherType dispatcher = DispatcherType.REQUEST;
    private Integer refused;
    private HttpServletRequest passed;

    @Test
    void a_request_is_asked_for_the_roles_of_the_named_claim_only() throws Exception {
        filtered();
        assertFalse(passed.isUserInRole("user"), "nobody has been authenticated");

        caller = () -> "ada";

        assertTrue(passed.isUserInRole("user"));
        assertFalse(passed.isUserInRole("admin"), "which the container believes");
    }

    @Test
    void what_the_container_has_let_in_by_its_own_roles_passes_nowhere() throws Exception {
        caller = () -> "ada";

        filtered();

        assertEquals(403, refused);
        assertNull(passed);
    }

    @Test
    void the_second_half_of_an_asynchronous_answer_is_no_new_request() throws Exception {
        caller = () -> "ada";
        dispatcher = DispatcherType.ASYNC;

        filtered();

        assertTrue(passed.isUserInRole("user"));
        assertFalse(passed.isUserInRole("admin"));
    }

    @Test
    void of_any_other_token_the_container_knows_the_roles() throws Exception {
        token = TestTokens.of("https://old.example.org", "orders", null);
        caller = () -> "ada";
        HttpServletRequest request = request();

        filter.doFilter(request, response(), (passing, answer) -> passed = (HttpServletRequest) passing);

        assertSame(request, passed);
    }

    private void filtered() throws Exception {
        filter.doFilter(request(), response(), (request, answer) -> passed = (HttpServletRequest) request);
    }

    private HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> token;
                    case "getUserPrincipal" -> caller;
                    case "getDispatcherType" -> dispatcher;
                    case "isUserInRole" -> arguments[0].equals("admin");
                    case "authenticate" -> false;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (self, method, arguments) -> {
                    refused = (Integer) arguments[0];
                    return null;
                });
    }
}
