package hallpass.auth.openid;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.OIDCClaimsRequest;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;
import hallpass.auth.client.RegisteredMembers;
import hallpass.auth.token.Scopes;
import hallpass.auth.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides which claims of a user a client gets (OpenID Connect Core sections 5.4 and 5.5). */
@ApplicationScoped
public class UserClaims {

    private static final Map<String, List<String>> BY_SCOPE = Map.of(
            Scopes.PROFILE,
                    List.of(
                            "name",
                            "family_name",
                            "given_name",
                            "middle_name",
                            "nickname",
                            "preferred_username",
                            "profile",
                            "picture",
                            "website",
                            "gender",
                            "birthdate",
                            "zoneinfo",
                            "locale",
                            "updated_at"),
            Scopes.EMAIL, List.of("email", "email_verified"),
            Scopes.ADDRESS, List.of("address"),
            Scopes.PHONE, List.of("phone_number", "phone_number_verified"),
            Scopes.GROUPS, List.of("groups"));

    /** @return the names of all claims about users, for the metadata */
    public static List<String> names() {
        return RegisteredMembers.STANDARD_SCOPES.stream()
                .flatMap(scope -> BY_SCOPE.getOrDefault(scope, List.of()).stream())
                .toList();
    }

    /**
     * Reads the parameter {@code claims} of a request.
     *
     * @param mayAsk whether the client may ask for a scope: a claim is asked for only by who may ask for its scope
     * @return those claims of it that we know, as JSON of the same form; null if there are none
     * @throws ParseException if it is not what section 5.5 describes
     */
    public static @Nullable String kept(String claims, Predicate<String> mayAsk) throws ParseException {
        OIDCClaimsRequest asked = OIDCClaimsRequest.parse(claims);
        OIDCClaimsRequest kept = new OIDCClaimsRequest();
        if (asked.getUserInfoClaimsRequest() != null) {
            kept = kept.withUserInfoClaimsRequest(kept(asked.getUserInfoClaimsRequest(), mayAsk));
        }
        if (asked.getIDTokenClaimsRequest() != null) {
            kept = kept.withIDTokenClaimsRequest(kept(asked.getIDTokenClaimsRequest(), mayAsk));
        }
        return kept.toJSONObject().isEmpty() ? null : kept.toJSONString();
    }

    private static ClaimsSetRequest kept(ClaimsSetRequest asked, Predicate<String> mayAsk) {
        ClaimsSetRequest kept = new ClaimsSetRequest();
        for (String name : namesIn(asked)) {
            if (scopeOf(name).filter(mayAsk).isPresent()) {
                kept = kept.add(name);
            }
        }
        return kept;
    }

    /** @return the scopes that the claims belong to: who allows those allows these */
    public static Set<String> scopesOf(@Nullable String claims) {
        Set<String> scopes = new LinkedHashSet<>();
        request(claims).ifPresent(asked -> Stream.of(asked.getUserInfoClaimsRequest(), asked.getIDTokenClaimsRequest())
                .filter(Objects::nonNull)
                .flatMap(some -> namesIn(some).stream())
                .forEach(name -> scopeOf(name).ifPresent(scopes::add)));
        return scopes;
    }

    private static Optional<String> scopeOf(String claim) {
        return BY_SCOPE.entrySet().stream()
                .filter(entry -> entry.getValue().contains(claim))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The claims for userinfo, without {@code sub}. @param requested the parameter {@code claims} of the request */
    Map<String, Object> forUserInfo(User user, String scope, @Nullable String requested) {
        Set<String> names = new LinkedHashSet<>();
        Scopes.items(scope).forEach(item -> names.addAll(BY_SCOPE.getOrDefault(item, List.of())));
        request(requested)
                .map(OIDCClaimsRequest::getUserInfoClaimsRequest)
                .ifPresent(claims -> names.addAll(namesIn(claims)));
        return chosen(user, names);
    }

    /** The claims about the user for an ID token: only what was asked for by name, and the roles by their scope. */
    Map<String, Object> forIdToken(User user, String scope, @Nullable String requested) {
        Set<String> names = new LinkedHashSet<>();
        if (Scopes.includes(scope, Scopes.GROUPS)) {
            names.add("groups");
        }
        request(requested)
                .map(OIDCClaimsRequest::getIDTokenClaimsRequest)
                .ifPresent(claims -> names.addAll(namesIn(claims)));
        return chosen(user, names);
    }

    private static Collection<String> namesIn(ClaimsSetRequest claims) {
        return claims.getEntries().stream()
                .map(ClaimsSetRequest.Entry::getClaimName)
                .toList();
    }

    private static Optional<OIDCClaimsRequest> request(@Nullable String claims) {
        try {
            return claims == null ? Optional.empty() : Optional.of(OIDCClaimsRequest.parse(claims));
        } catch (ParseException changed) {
            throw new IllegalStateException("was checked before it was kept", changed);
        }
    }

    private static Map<String, Object> chosen(User user, Set<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> known = all(user);
        known.keySet().retainAll(names);
        return known;
    }

    private static Map<String, Object> all(User user) {
        Map<String, Object> claims = new LinkedHashMap<>(user.profile());
        if (user.name() != null) {
            claims.put("name", user.name());
        }
        claims.putIfAbsent("preferred_username", user.email());
        claims.put("updated_at", user.updatedAt().getEpochSecond());
        claims.put("email", user.email());
        claims.put("email_verified", user.isEmailVerified());
        claims.put("groups", List.copyOf(user.roles()));
        if (claims.containsKey("phone_number")) {
            claims.put("phone_number_verified", false); // nobody verifies it
        }
        return claims;
    }
}
