package hallpass.resource.token;

import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The caller of this request, as its access token says. Known only after {@link AccessTokenFilter} took the token. */
@RequestScoped
public class Caller {

    private @Nullable JsonWebToken token;
    private @Nullable MappedClaims mapped;

    /** @param meaning what its claims mean here; null if it is our own issuer's */
    void is(JsonWebToken accepted, @Nullable MappedClaims meaning) {
        token = accepted;
        mapped = meaning;
    }

    /**
     * The user's id. Users of two issuers never have the same one, even if their {@code sub} is the same, unless the
     * operator says that both issuers mean the same users. So store this id, not {@code sub}.
     *
     * @return a service client has none and is refused with 403
     */
    public UUID subject() {
        return Optional.ofNullable(mapped != null ? mapped.user() : id(token().getSubject()))
                .orElseThrow(() -> ProblemException.forbidden("This is for users; the access token is a service's."));
    }

    /** @return null if it is no user's */
    static @Nullable UUID id(String subject) {
        try {
            return UUID.fromString(subject);
        } catch (IllegalArgumentException notAUser) {
            return null;
        }
    }

    /** @return the session that the token belongs to; none for a service client */
    public Optional<UUID> session() {
        String sid = token().getClaim("sid");
        try {
            return sid == null ? Optional.empty() : Optional.of(UUID.fromString(sid));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    public boolean hasRole(String role) {
        return mapped != null && mapped.roles() != null
                ? mapped.roles().contains(role)
                : token().getGroups().contains(role);
    }

    public String clientId() {
        if (mapped != null) {
            return mapped.clientId();
        }
        String clientId = token().getClaim("client_id");
        return clientId == null ? "" : clientId;
    }

    /** @return the user's e-mail, or the client id of a service */
    public String upn() {
        return token().getName();
    }

    /** @return the token itself; empty if nobody is signed in */
    public Optional<JsonWebToken> accessToken() {
        return Optional.ofNullable(token);
    }

    void requireToken() {
        token();
    }

    private JsonWebToken token() {
        if (token == null) {
            throw ProblemException.unauthorized();
        }
        return token;
    }
}
