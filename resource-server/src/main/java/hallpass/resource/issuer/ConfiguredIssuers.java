package hallpass.resource.issuer;

import hallpass.resource.service.ThisService;
import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The issuers of {@code HALLPASS_ISSUERS}. */
@ApplicationScoped
class ConfiguredIssuers implements TrustedIssuers {

    @Inject
    Settings settings;

    @Inject
    ThisService service;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String own;

    private @Nullable List<TrustedIssuer> others;

    /** @throws hallpass.resource.service.SettingException if they are configured wrongly */
    @Override
    public synchronized List<TrustedIssuer> others() {
        List<TrustedIssuer> read = others;
        if (read == null) {
            read = new IssuerSettings(settings, service.name())
                    .read(own, System.getenv().keySet());
            others = read;
        }
        return read;
    }
}
