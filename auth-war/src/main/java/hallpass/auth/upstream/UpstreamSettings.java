package hallpass.auth.upstream;

import hallpass.auth.upstream.Upstream.ClaimNames;
import hallpass.resource.service.SecretSettings;
import hallpass.resource.service.SettingException;
import hallpass.resource.setting.NamedSettings;
import hallpass.resource.setting.Settings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what is configured for one provider: settings whose names have its id in the middle. */
final class UpstreamSettings {

    private static final String OPENID = "openid";
    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+"); // RFC 6749 section 3.3
    private static final int MAX_ISSUER = 255;

    /** Names of the settings, after the id. */
    private static final List<String> MEMBERS = List.of(
            "issuer",
            "client.id",
            "client.secret",
            "client.secret.file",
            "name",
            "scopes",
            "email.claim",
            "email.verified.claim",
            "name.claim",
            "mfa.acr",
            "mfa.amr");

    private final NamedSettings settings;
    private final boolean mayBePlain;
    private final SecretSettings secrets;

    UpstreamSettings(Settings settings, SecretSettings secrets) {
        this.settings = new NamedSettings(settings, "hallpass.upstream", "hallpass.upstream.", MEMBERS);
        mayBePlain = settings.find("hallpass.upstream.addresses")
                .filter("any"::equals)
                .isPresent();
        this.secrets = secrets;
    }

    /** @return in the order in which people see them; as they are written, right or wrong */
    Set<String> ids() {
        return new LinkedHashSet<>(settings.names());
    }

    /** @throws SettingException if something is missing or wrong */
    Upstream read(String id) {
        settings.requireFitting(id);
        return new Upstream(
                id,
                settings.text(id, "name", id),
                issuer(id),
                settings.required(id, "client.id"),
                secrets.find(settings.setting(id, "client.secret"))
                        .map(SecretSettings.Found::text)
                        .orElseThrow(() -> new SettingException(settings.variable(id, "client.secret")
                                + " is missing, and so is the file in its place.")),
                scopes(id),
                new ClaimNames(
                        settings.text(id, "email.claim", "email"),
                        settings.text(id, "email.verified.claim", "email_verified"),
                        settings.text(id, "name.claim", "name")),
                new TrustedFactors(values(id, "mfa.acr"), values(id, "mfa.amr")));
    }

    /** @param variables the names of all environment variables @return those that look like settings, but are none */
    Set<String> unknown(Set<String> variables) {
        Set<String> unknown = new TreeSet<>();
        ids().forEach(id -> unknown.addAll(settings.unknown(id, variables)));
        return unknown;
    }

    private String issuer(String id) {
        String issuer = settings.required(id, "issuer");
        boolean isIssuer = NamedSettings.address(issuer)
                .filter(address -> mayBePlain || address.getScheme().equals("https"))
                .filter(address -> address.getRawQuery() == null)
                .isPresent();
        if (!isIssuer || issuer.length() > MAX_ISSUER) {
            throw new SettingException(settings.variable(id, "issuer") + " is \"" + issuer
                    + "\", but should be an address with https://, with no query and no fragment.");
        }
        return issuer;
    }

    private Set<String> scopes(String id) {
        Set<String> scopes = new LinkedHashSet<>(Set.of(OPENID));
        for (String scope : settings.text(id, "scopes", "profile email").split("\\s+")) {
            if (!SCOPE.matcher(scope).matches()) {
                throw new SettingException(
                        settings.variable(id, "scopes") + " should be names of scopes with blanks between.");
            }
            scopes.add(scope);
        }
        return scopes;
    }

    /** @return those with blanks between, as {@code acr_values} has them */
    private Set<String> values(String id, String member) {
        return Stream.of(settings.text(id, member, "").split("\\s+"))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
