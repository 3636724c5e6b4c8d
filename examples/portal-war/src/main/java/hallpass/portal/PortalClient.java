package hallpass.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The client as which this application was registered. Nothing of it has a default, so nobody can guess a secret. */
@Named
@ApplicationScoped
public class PortalClient {

    @Inject
    Config config;

    @Inject
    HttpServletRequest request;

    public boolean isRegistered() {
        return find("id").isPresent() && find("secret").isPresent();
    }

    public String getIssuer() {
        return config.getValue("hallpass.issuer", String.class);
    }

    public String getId() {
        return find("id").orElse("");
    }

    public String getSecret() {
        return find("secret").orElse("");
    }

    /** Where a sign-out ends; the issuer goes there only if it is registered. */
    public String getFrontPage() {
        return URI.create(request.getRequestURL().toString())
                .resolve(request.getContextPath() + "/")
                .toString();
    }

    private Optional<String> find(String member) {
        return config.getOptionalValue("hallpass.portal.client." + member, String.class);
    }
}
