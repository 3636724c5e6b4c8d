package hallpass.auth.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The grants that are offered. */
@ApplicationScoped
public class GrantTypes {

    static final String PASSWORD = "password";
    static final String REFRESH_TOKEN = "refresh_token";
    static final String CLIENT_CREDENTIALS = "client_credentials";

    @Inject
    @ConfigProperty(name = "hallpass.password.grant", defaultValue = "true")
    boolean passwordGrant;

    boolean passwordGrant() {
        return passwordGrant;
    }

    /** For the metadata (RFC 8414 section 2). */
    public List<String> offered() {
        return passwordGrant
                ? List.of(PASSWORD, REFRESH_TOKEN, CLIENT_CREDENTIALS)
                : List.of(REFRESH_TOKEN, CLIENT_CREDENTIALS);
    }
}
