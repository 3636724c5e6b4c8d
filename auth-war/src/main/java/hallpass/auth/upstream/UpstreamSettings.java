package hallpass.auth.upstream;

import hallpass.auth.upstream.Upstream.ClaimNames;
import hallpass.resource.service.SecretSettings;
import hallpass.resource.service.SettingException;
import hallpass.resource.setting.Settings;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what is configured for one provider: settings whose names have its id in the middle. */
final class UpstreamSettings {

    private static final String PREFIX = "hallpass.upstream.";
    private static final String OPENID = "openid";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]{0,30}");
    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+"); // RFC 6749 section 3.3
    private static final int MAX_ISSUER = 255;

    /** What stands behind the id. */
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

    private final Settings settings;
    private final SecretSettings secrets;

    UpstreamSettings(Settings settings, SecretSettings secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** @return in the order in which people see them; as they are written, right or wrong */
    Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        Stream.of(settings.find("hallpass.upstream").orElse("").split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .forEach(ids::add);
        return ids;
    }

    /** @throws SettingException if something is missing or wrong */
    Upstream read(String id) {
        if (!ID.matcher(id).matches()) {
            throw new SettingException("HALLPASS_UPSTREAM has \"" + id
                    + "\", but an id should be up to 31 lower-case letters and digits, a letter first.");
        }
        return new Upstream(
                id,
                text(id, "name", id),
                issuer(id),
                required(id, "client.id"),
                secrets.find(PREFIX + id + ".client.secret")
                        .map(SecretSettings.Found::text)
                        .orElseThrow(() -> new SettingException(
                                variable(id, "client.secret") + " is missing, and so is the file in its place.")),
                scopes(id),
                new ClaimNames(
                        text(id, "email.claim", "email"),
                        text(id, "email.verified.claim", "email_verified"),
                        text(id, "name.claim", "name")),
                new TrustedFactors(values(id, "mfa.acr"), values(id, "mfa.amr")));
    }

    /** @param variables the names of all environment variables @return those that look like settings, but are none */
    Set<String> unknown(Set<String> variables) {
        Set<String> unknown = new TreeSet<>();
        for (String id : ids()) {
            String prefix = variable(id, "");
            variables.stream()
                    .filter(name -> name.startsWith(prefix))
                    .filter(name -> MEMBERS.stream().noneMatch(member -> name.equals(variable(id, member))))
                    .forEach(unknown::add);
        }
        return unknown;
    }

    private String issuer(String id) {
        String issuer = required(id, "issuer");
        boolean plain =
                settings.find(PREFIX + "addresses").filter("any"::equals).isPresent();
        if (!isIssuer(issuer, plain) || issuer.length() > MAX_ISSUER) {
            throw new SettingException(variable(id, "issuer") + " is \"" + issuer
                    + "\", but should be an address with https://, with no query and no fragment.");
        }
        return issuer;
    }

    private static boolean isIssuer(String text, boolean plain) {
        try {
            URI address = URI.create(text);
            String scheme = String.valueOf(address.getScheme());
            return (scheme.equals("https") || (plain && scheme.equals("http")))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private Set<String> scopes(String id) {
        Set<String> scopes = new LinkedHashSet<>(Set.of(OPENID));
        for (String scope : text(id, "scopes", "profile email").split("\\s+")) {
            if (!SCOPE.matcher(scope).matches()) {
                throw new SettingException(variable(id, "scopes") + " should be names of scopes with blanks between.");
            }
            scopes.add(scope);
        }
        return scopes;
    }

    /** @return those with blanks between, as {@code acr_values} has them */
    private Set<String> values(String id, String member) {
        return Stream.of(text(id, member, "").split("\\s+"))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private String required(String id, String member) {
        String text = text(id, member, "");
        if (text.isEmpty()) {
            throw new SettingException(variable(id, member) + " is missing.");
        }
        return text;
    }

    private String text(String id, String member, String otherwise) {
        return settings.find(PREFIX + id + "." + member).map(String::strip).orElse(otherwise);
    }

    private static String variable(String id, String member) {
        return SecretSettings.variable(PREFIX + id + "." + member);
    }
}
