package hallpass.auth.client;

import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What the settings say of clients. They may change while the server runs. */
@ApplicationScoped
public class ClientRules {

    @Inject
    Settings settings;

    /** Whether addresses of clients may have plain http elsewhere than on this machine. */
    boolean plainHttp() {
        return settings.isOn("hallpass.client.plain.http", false);
    }

    /** The algorithm that this server signs with, and so the only one that a client may ask for. */
    String algorithm() {
        return settings.find("hallpass.signing.algorithm").orElse("RS256");
    }
}
