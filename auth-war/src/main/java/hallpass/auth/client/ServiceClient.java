package hallpass.auth.client;

import hallpass.auth.event.Origin;
import hallpass.auth.secret.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A client: it signs users in (RFC 6749 section 4.1), calls services in its own name (section 4.4), or both. */
@Entity
@Table(name = "service_clients")
public class ServiceClient extends RegisteredMembers {

    @Id
    @Column(name = "client_id")
    private String id;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String audiences;

    @Column(nullable = false)
    private String roles;

    @Column(name = "first_party", nullable = false)
    private boolean firstParty;

    @Column(name = "pkce_optional", nullable = false)
    private boolean pkceOptional;

    @Column(name = "secret_hash")
    private @Nullable String secretHash;

    @Column(name = "former_secret_hash")
    private @Nullable String formerSecretHash;

    @Column(name = "former_secret_until")
    private @Nullable Instant formerSecretUntil;

    @Column(name = "registration_token_hash")
    private @Nullable String registrationTokenHash;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "last_used_at")
    private @Nullable Instant lastUsedAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    @Version
    private long version;

    protected ServiceClient() {} // for JPA

    ServiceClient(String id, NewClient asked, Instant now) {
        this.id = id;
        this.createdAt = now;
        become(asked, now);
    }

    /** Takes over everything that was asked for; a secret that its method does not use is forgotten. */
    void become(NewClient asked, Instant now) {
        name = asked.name();
        audiences = column(asked.audiences());
        roles = column(asked.roles());
        firstParty = asked.firstParty();
        pkceOptional = asked.pkceOptional();
        metadata(asked.metadata().toString());
        updatedAt = now;
        if (!usesSecret()) {
            secretHash = null;
            formerSecretHash = null;
            formerSecretUntil = null;
        }
    }

    /** Gives it a secret, or another one. @param overlap for how long the former secret stays good */
    void renew(Secret secret, Duration overlap, Instant now) {
        formerSecretHash = secretHash;
        formerSecretUntil = secretHash == null ? null : now.plus(overlap);
        secretHash = secret.hash();
        updatedAt = now;
    }

    boolean hasSecret(Secret presented, Instant now) {
        boolean current = secretHash != null && presented.isHashedAs(secretHash);
        boolean former = formerSecretHash != null
                && formerSecretUntil != null
                && now.isBefore(formerSecretUntil)
                && presented.isHashedAs(formerSecretHash);
        return current || former;
    }

    boolean lacksSecret() {
        return usesSecret() && secretHash == null;
    }

    /** Lets the holder of a token read and change it (RFC 7592). */
    void manageableBy(Secret registrationToken) {
        registrationTokenHash = registrationToken.hash();
    }

    boolean isManageableBy(Secret presented) {
        return registrationTokenHash != null && presented.isHashedAs(registrationTokenHash);
    }

    /** Whether it registered itself (RFC 7591), and no admin did. */
    public boolean selfRegistered() {
        return registrationTokenHash != null;
    }

    /** Whether it authenticates with a secret that this server gave it. */
    boolean usesSecret() {
        return authMethod()
                .filter(method -> !method.startsWith("client_secret_"))
                .isEmpty();
    }

    /** @return the origins (RFC 6454) of its redirect addresses: there its pages are */
    public Set<String> origins() {
        return redirectUris().stream()
                .flatMap(uri -> Origin.of(URI.create(uri)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    public String id() {
        return id;
    }

    /** For people. */
    public String name() {
        return name;
    }

    @Override
    public List<String> audiences() {
        return items(audiences);
    }

    /** The {@code groups} of the access tokens that it gets for itself. */
    public List<String> roles() {
        return items(roles);
    }

    /** Whether it belongs to the operator, so that nobody is asked for consent. */
    public boolean firstParty() {
        return firstParty;
    }

    /** RFC 9700 section 2.1.1: always, if it is public. */
    public boolean pkceRequired() {
        return isPublic() || !pkceOptional;
    }

    boolean wasUnusedSince(Instant time) {
        return lastUsedAt == null || lastUsedAt.isBefore(time);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    long version() {
        return version;
    }

    private static String column(Collection<String> items) {
        return " " + String.join(" ", items) + " ";
    }

    private static List<String> items(String column) {
        return column.isBlank() ? List.of() : List.of(column.strip().split(" "));
    }
}
