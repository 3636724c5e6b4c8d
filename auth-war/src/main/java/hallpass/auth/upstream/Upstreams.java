package hallpass.auth.upstream;

import hallpass.resource.service.SecretSettings;
import hallpass.resource.service.SettingException;
import hallpass.resource.setting.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The providers that the operator configured. One that is configured wrongly is told at the start, and left out. */
@ApplicationScoped
public class Upstreams {

    private static final Logger LOG = System.getLogger(Upstreams.class.getName());

    @Inject
    Settings settings;

    @Inject
    SecretSettings secrets;

    private final Map<String, Upstream> byId = new LinkedHashMap<>();

    @PostConstruct
    void read() {
        UpstreamSettings configured = new UpstreamSettings(settings, secrets);
        for (String id : configured.ids()) {
            try {
                add(configured.read(id));
            } catch (SettingException wrong) {
                LOG.log(Level.WARNING, wrong.getMessage() + " Nobody can sign in by it until that is right.");
            }
        }
        configured
                .unknown(System.getenv().keySet())
                .forEach(name -> LOG.log(Level.WARNING, name + " is no setting of a provider."));
    }

    /** With one issuer twice, nobody could say which of both an answer came from (RFC 9700 section 4.4). */
    private void add(Upstream upstream) {
        if (ofIssuer(upstream.issuer()).isPresent()) {
            throw new SettingException("HALLPASS_UPSTREAM has two ids with the issuer " + upstream.issuer() + ".");
        }
        byId.put(upstream.id(), upstream);
    }

    /** Makes the container read the settings now. */
    void tell(@Observes Startup startup) {
        if (!byId.isEmpty()) {
            LOG.log(Level.INFO, "People may also sign in by " + String.join(", ", byId.keySet()) + ".");
        }
    }

    /** @return in the order in which people see them */
    public List<Upstream> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Upstream> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Upstream> ofIssuer(String issuer) {
        return byId.values().stream()
                .filter(known -> known.issuer().equals(issuer))
                .findFirst();
    }
}
