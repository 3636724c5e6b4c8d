package hallpass.auth.upstream;

import hallpass.auth.key.KeyedHash;
import hallpass.auth.page.HostCookies;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.ws.rs.core.NewCookie;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The cookie that holds an identity which is to be connected with an account, while its owner is asked for a proof of
 * the account. Signed by us: a browser cannot make up whom a provider has let in.
 */
@RequestScoped
public class ConnectCookie {

    private static final String NAME = "hallpass_connect";
    private static final String PURPOSE = "upstream-identity";
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    @Inject
    HostCookies cookies;

    @Inject
    KeyedHash hash;

    @Inject
    Clock clock;

    public NewCookie holding(ProvenIdentity identity) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("until", clock.instant().plus(LIFETIME).getEpochSecond())
                .add("upstream", identity.upstream())
                .add("issuer", identity.issuer())
                .add("subject", identity.subject())
                .add("verified", identity.emailVerified());
        if (identity.email() != null) {
            json.add("email", identity.email());
        }
        if (identity.name() != null) {
            json.add("name", identity.name());
        }
        String text = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.build().toString().getBytes(StandardCharsets.UTF_8));
        return cookies.holding(NAME, text + "." + hash.of(PURPOSE, text), LIFETIME);
    }

    /** @return empty if there is none, it is not of us, or its time is over */
    public Optional<ProvenIdentity> identity() {
        return cookies.values(NAME).findFirst().flatMap(value -> {
            int separator = value.indexOf('.');
            String text = separator < 0 ? "" : value.substring(0, separator);
            return hash.matches(value.substring(separator + 1), PURPOSE, text) ? read(text) : Optional.empty();
        });
    }

    public NewCookie cleared() {
        return cookies.cleared(NAME);
    }

    /** @param text signed by us */
    private Optional<ProvenIdentity> read(String text) {
        String json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject kept = reader.readObject();
            Instant until = Instant.ofEpochSecond(kept.getJsonNumber("until").longValue());
            return Optional.of(new ProvenIdentity(
                            kept.getString("upstream"),
                            kept.getString("issuer"),
                            kept.getString("subject"),
                            kept.getString("email", null),
                            kept.getBoolean("verified"),
                            kept.getString("name", null),
                            false)) // the account is proven in another way
                    .filter(any -> clock.instant().isBefore(until));
        }
    }
}
