package hallpass.resource.forward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.token.Caller;
import jakarta.enterprise.context.ContextNotActiveException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void the_callers_token_goes_on_where_it_names_the_service() {
        assertEquals(
                "callers",
                tokens(() -> Optional.of(token(Set.of("auth", "todo")))).forCall("auth"));
    }

    @Test
    void a_caller_whose_token_does_not_name_it_is_refused_and_never_given_our_own() {
        Tokens tokens = tokens(() -> Optional.of(token(Set.of("todo"))));

        ProblemException refused = assertThrows(ProblemException.class, () -> tokens.forCall("auth"));

        assertEquals(403, refused.problem().status());
    }

    @Test
    void a_token_without_audience_goes_nowhere() {
        assertThrows(ProblemException.class, () -> tokens(() -> Optional.of(token(null)))
                .forCall("auth"));
    }

    @Test
    void where_nobody_calls_the_service_speaks_for_itself() {
        assertEquals("own for auth", tokens(Optional::empty).forCall("auth"));
    }

    @Test
    void outside_of_a_request_the_service_speaks_for_itself() {
        Tokens tokens = tokens(() -> {
            throw new ContextNotActiveException();
        });

        assertEquals("own for auth", tokens.forCall("auth"));
    }

    private static Tokens tokens(Supplier<Optional<JsonWebToken>> caller) {
        Tokens tokens = new Tokens();
        tokens.caller = new Caller() {
            @Override
            public Optional<JsonWebToken> accessToken() {
                return caller.get();
            }
        };
        tokens.own = new OwnToken() {
            @Override
            String forService(String service) {
                return "own for " + service;
            }
        };
        return tokens;
    }

    private static JsonWebToken token(Set<String> audience) {
        return new JsonWebToken() {
            @Override
            public String getName() {
                return "somebody";
            }

            @Override
            public Set<String> getClaimNames() {
                return Set.of();
            }

            @Override
            @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
            public <T> T getClaim(String name) {
                return (T) (name.equals("aud") ? audience : name.equals("raw_token") ? "callers" : null);
            }
        };
    }
}
