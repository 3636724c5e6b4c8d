package hallpass.auth.client;

import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the settings say of clients. They may change while the server runs. */
@ApplicationScoped
class ClientRules {

    @Inject
    Settings settings;

    /** Whether addresses of clients may have plain http elsewhere than on this machine. */
    boolean plainHttp() {
        return settings.isOn("hallpass.client.plain.http", false);
    }

    /** For how long a secret stays good after it was renewed, if the admin says nothing else. */
    Duration overlap() {
        return settings.duration("hallpass.client.secret.overlap", Duration.ofDays(1));
    }

    /** For how long a client that registered itself may stay without being used. */
    Duration unused() {
        return settings.duration("hallpass.client.unused", Duration.ofDays(30));
    }

    /** The services that clients which registered themselves may reach, if their users let them. */
    List<String> audiencesOfSelfRegistered() {
        return settings.find("hallpass.client.registration.audiences")
                .map(names -> Stream.of(names.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    boolean pkceOptionalForSelfRegistered() {
        return settings.find("hallpass.client.registration.pkce")
                .filter("optional"::equals)
                .isPresent();
    }

    /** The algorithm that this server signs with, and so the only one that a client may ask for. */
    String algorithm() {
        return settings.find("hallpass.signing.algorithm").orElse("RS256");
    }
}
