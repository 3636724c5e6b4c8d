package hallpass.auth.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.resource.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OAuthErrorFilterTest {

    private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    private int status;
    private Object entity = "";

    @Test
    void a_transaction_that_another_one_overtook_is_to_be_tried_again() {
        filter("token", 409);

        assertEquals(503, status);
        assertEquals("temporarily_unavailable", ((OAuthError) entity).error());
        assertEquals("1", headers.getFirst("Retry-After"));
    }

    @Test
    void other_problems_keep_their_status() {
        filter("/revoke", 415);

        assertEquals(415, status);
        assertEquals("invalid_request", ((OAuthError) entity).error());
        assertEquals("what to do", ((OAuthError) entity).errorDescription());
    }

    @Test
    void other_resources_keep_their_problems() {
        filter("users", 409);

        assertEquals(409, status);
        assertEquals(String.class, entity.getClass());
    }

    private void filter(String path, int problemStatus) {
        status = problemStatus;
        entity = Problem.of(problemStatus, "what to do").toJson();
        UriInfo uri = answering(UriInfo.class, Map.of("getPath", path));
        new OAuthErrorFilter().filter(answering(ContainerRequestContext.class, Map.of("getUriInfo", uri)), response());
    }

    private ContainerResponseContext response() {
        return proxy(ContainerResponseContext.class, (self, method, arguments) -> switch (method.getName()) {
            case "getStatus" -> status;
            case "getEntity" -> entity;
            case "getMediaType" -> Problem.MEDIA;
            case "getHeaders" -> headers;
            case "setStatus" -> {
                status = (int) arguments[0];
                yield null;
            }
            case "setEntity" -> {
                entity = arguments[0];
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return proxy(type, (self, method, arguments) -> answers.get(method.getName()));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
