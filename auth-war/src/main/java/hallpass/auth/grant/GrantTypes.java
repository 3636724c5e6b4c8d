package hallpass.auth.grant;

import hallpass.auth.token.OAuthException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;

/** The grant types of this server. */
@ApplicationScoped
public class GrantTypes {

    @Inject
    @Any
    Instance<GrantType> types;

    /** For the metadata (RFC 8414 section 2). */
    public List<String> offered() {
        return types.stream()
                .filter(GrantType::isOffered)
                .sorted(Comparator.comparingInt(GrantType::place))
                .map(GrantType::name)
                .toList();
    }

    /** @throws OAuthException unsupported_grant_type if it is not offered */
    GrantType named(String name) {
        return types.stream()
                .filter(type -> type.name().equals(name) && type.isOffered())
                .findFirst()
                .orElseThrow(OAuthException::unsupportedGrantType);
    }
}
