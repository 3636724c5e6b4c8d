package hallpass.auth.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** The grants that are offered. */
@ApplicationScoped
public class GrantTypes {

    static final String PASSWORD = "password";
    static final String REFRESH_TOKEN = "refresh_token";
    static final String CLIENT_CREDENTIALS = "client_credentials";

    /** Asked each time: it can be changed while the server runs. */
    @Inject
    Config config;

    boolean passwordGrant() {
        return config.getOptionalValue("hallpass.password.grant", Boolean.class).orElse(true);
    }

    /** For the metadata (RFC 8414 section 2). */
    public List<String> offered() {
        return passwordGrant()
                ? List.of(PASSWORD, REFRESH_TOKEN, CLIENT_CREDENTIALS)
                : List.of(REFRESH_TOKEN, CLIENT_CREDENTIALS);
    }
}
