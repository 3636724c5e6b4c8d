package hallpass.resource.issuer;

import hallpass.resource.service.BaseAddress;
import hallpass.resource.service.SettingException;
import hallpass.resource.setting.NamedSettings;
import hallpass.resource.setting.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads {@code HALLPASS_ISSUERS}, and for each name in it the settings that have this name in the middle. */
final class IssuerSettings {

    private static final String URL = "url";
    private static final String KEY_SET = "jwks.uri";
    private static final String AUDIENCE = "audience";
    private static final String TYPE = "typ";
    private static final String CLIENT_CLAIM = "client.claim";
    private static final String ROLES_CLAIM = "roles.claim";
    private static final String SUBJECTS = "subjects";
    private static final String STATUS_LISTS = "status.lists";

    /** Names of the settings, after the name of the issuer. */
    private static final List<String> MEMBERS =
            List.of(URL, KEY_SET, AUDIENCE, TYPE, CLIENT_CLAIM, ROLES_CLAIM, SUBJECTS, STATUS_LISTS);

    private final NamedSettings settings;
    private final String service;

    /** @param service this service, as tokens name it */
    IssuerSettings(Settings settings, String service) {
        this.settings = new NamedSettings(settings, "hallpass.issuers", "hallpass.issuer.", MEMBERS);
        this.service = service;
    }

    /**
     * @param own the {@code iss} of the service's own issuer
     * @param variables the names of all environment variables
     * @return none if none is configured
     * @throws SettingException if something is missing or wrong. A service with half of its trust would refuse some
     *     callers, and nobody would see why
     */
    List<TrustedIssuer> read(String own, Set<String> variables) {
        List<TrustedIssuer> issuers = new ArrayList<>();
        for (String name : settings.names()) {
            TrustedIssuer issuer = issuer(name, variables);
            requireNew(issuer, own, issuers);
            issuers.add(issuer);
        }
        return List.copyOf(issuers);
    }

    private TrustedIssuer issuer(String name, Set<String> variables) {
        settings.requireFitting(name);
        refuseUnknown(name, variables);
        String url = address(name, URL, settings.required(name, URL));
        if (url.contains("?")) {
            throw wrong(name, URL, url, "an address without a query, as the claim iss has it");
        }
        return new TrustedIssuer(
                name,
                url,
                address(name, KEY_SET, settings.text(name, KEY_SET, BaseAddress.of(url) + "/jwks")),
                settings.text(name, AUDIENCE, service),
                choice(name, TYPE, "at+jwt", "JWT", "at+jwt"),
                settings.text(name, CLIENT_CLAIM, "client_id"),
                rolesClaim(name),
                choice(name, SUBJECTS, "own", "shared", "own"),
                choice(name, STATUS_LISTS, "false", "true", "true"));
    }

    /** With one {@code iss} twice, nobody could say whose keys a token has to be verified by. */
    private void requireNew(TrustedIssuer issuer, String own, List<TrustedIssuer> others) {
        if (issuer.url().equals(own)) {
            throw new SettingException(settings.variable(issuer.name(), URL) + " is that of HALLPASS_ISSUER, which"
                    + " this service trusts already.");
        }
        for (TrustedIssuer other : others) {
            if (other.name().equals(issuer.name()) || other.url().equals(issuer.url())) {
                throw new SettingException("HALLPASS_ISSUERS has " + issuer.url() + " twice, as " + other.name()
                        + " and as " + issuer.name() + ".");
            }
        }
    }

    /** A member with a slip in its name would leave a safer value than the operator meant, or a less safe one. */
    private void refuseUnknown(String name, Set<String> variables) {
        settings.unknown(name, variables).stream().findFirst().ifPresent(unknown -> {
            throw new SettingException(unknown + " is no setting of an issuer.");
        });
    }

    private List<String> rolesClaim(String name) {
        String path = settings.text(name, ROLES_CLAIM, "groups");
        List<String> names = Arrays.asList(path.split("/", -1));
        if (names.contains("")) {
            throw wrong(name, ROLES_CLAIM, path, "the name of a claim, or names with / between");
        }
        return path.equals("groups") ? List.of() : List.copyOf(names);
    }

    private String address(String name, String member, String text) {
        if (NamedSettings.address(text).isEmpty()) {
            throw wrong(name, member, text, "an address with http:// or https:// and a host");
        }
        return text;
    }

    /** @return whether it is the second */
    private boolean choice(String name, String member, String first, String second, String otherwise) {
        String text = settings.text(name, member, otherwise);
        if (!text.equals(first) && !text.equals(second)) {
            throw wrong(name, member, text, first + " or " + second);
        }
        return text.equals(second);
    }

    private SettingException wrong(String name, String member, String text, String expected) {
        String shown = text.contains("@") ? "" : " is \"" + text + "\", but"; // it may hold a password before the @
        return new SettingException(settings.variable(name, member) + shown + " should be " + expected + ".");
    }
}
