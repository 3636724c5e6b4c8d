package hallpass.auth.logout;

import hallpass.auth.client.ServiceClient;
import hallpass.auth.session.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells applications through the browser (OpenID Connect Front-Channel Logout section 3). */
@ApplicationScoped
class FrontChannel {

    /** A page with more frames than that would be gone before all are there. */
    static final int MOST = 30;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    /** @return the address for a frame, with the session if the client wants to know which one; empty if it has none */
    Optional<URI> address(ServiceClient client, Session session) {
        return client.frontchannelLogoutUri()
                .map(uri -> client.frontchannelLogoutSessionRequired() ? with(uri, session) : uri);
    }

    private URI with(URI uri, Session session) {
        String parameters = "iss=" + URLEncoder.encode(issuer, StandardCharsets.UTF_8) + "&sid=" + session.id();
        return URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + parameters);
    }
}
