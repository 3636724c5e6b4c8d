package hallpass.auth.passkey;

import hallpass.auth.event.Origin;
import hallpass.resource.setting.Settings;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The domain that passkeys are made for (WebAuthn Level 3 section 5.1.3), and the origins that may use them. By default
 * both are the issuer's, which is the public address also behind a gateway. If the id changes, earlier passkeys are of
 * no use any more.
 *
 * @param id a domain, which the origins must be in
 * @param name for people
 * @param origins of the pages that may use them
 */
record RelyingParty(String id, String name, Set<String> origins) {

    static RelyingParty of(Settings settings, String issuer, String name) {
        URI address = URI.create(issuer);
        String id = settings.find("hallpass.passkey.rp.id").map(String::strip).orElseGet(address::getHost);
        Set<String> origins = new TreeSet<>();
        settings.find("hallpass.passkey.origins")
                .map(list -> Stream.of(list.split(",")).map(String::strip))
                .orElseGet(() -> Origin.of(address).stream())
                .filter(origin -> !origin.isEmpty())
                .forEach(origins::add);
        return new RelyingParty(String.valueOf(id).toLowerCase(Locale.ROOT), name, origins);
    }
}
