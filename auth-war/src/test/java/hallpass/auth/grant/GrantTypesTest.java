package hallpass.auth.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.auth.token.OAuthException;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrantTypesTest {

    private record Known(String name, int place, boolean isOffered) implements GrantType {

        @Override
        public TokenView tokens(TokenRequest request) {
            throw new UnsupportedOperationException();
        }
    }

    private final GrantType last = new Known("last", 2, true);
    private final GrantTypes types = new GrantTypes();

    @SuppressWarnings("unchecked")
    GrantTypesTest() {
        GrantType first = new Known("first", 1, true);
        GrantType switchedOff = new Known("off", 0, false);
        types.types = (Instance<GrantType>) Proxy.newProxyInstance(
                Instance.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> Stream.of(last, first, switchedOff));
    }

    @Test
    void the_metadata_has_those_that_are_offered_in_their_order() {
        assertEquals(List.of("first", "last"), types.offered());
    }

    @Test
    void a_request_finds_its_grant_by_name() {
        assertSame(last, types.named("last"));
    }

    @Test
    void an_unknown_grant_and_one_that_is_switched_off_are_refused_alike() {
        for (String name : List.of("off", "urn:example:unknown")) {
            assertThrows(OAuthException.class, () -> types.named(name), name);
        }
    }
}
