package hallpass.auth.passkey;

import hallpass.auth.page.Brand;
import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Knows who passkeys are made for here. Settings are asked each time: they can be changed while the server runs. */
@ApplicationScoped
class RelyingParties {

    @Inject
    Settings settings;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    RelyingParty own() {
        return RelyingParty.of(settings, issuer, Brand.of(settings).name());
    }
}
