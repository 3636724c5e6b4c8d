package hallpass.auth.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A user: a person who can sign in. */
@Entity
@Table(name = "users")
public class User {

    public static final int MAX_NAME = 100;

    /** The form of a role's name. */
    public static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    @Id
    private UUID id;

    @Column(nullable = false)
    private String email;

    @Column(name = "email_folded", nullable = false)
    private String emailFolded;

    private @Nullable String name;

    /** E-mail and name with case and accents folded: admins find users by a part of it. */
    @Column(nullable = false)
    private String search;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    /** Names the store that keeps the password; null if we do. */
    @Column(updatable = false)
    private @Nullable String provider;

    @Column(name = "external_id", updatable = false)
    private @Nullable String externalId;

    /** Counts changes of the password, so that a proof of a former password can be recognised. */
    @Column(name = "credential_version")
    private long credentialVersion;

    /** Each role between spaces, so that {@code ' admin '} finds it and nothing else. */
    @Column(nullable = false)
    private String roles;

    private boolean disabled;

    /** More claims of OpenID Connect Core section 5.1, as a JSON object. */
    private @Nullable String profile;

    @Column(name = "email_verified_at")
    private @Nullable Instant emailVerifiedAt;

    @Version
    private long version;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    protected User() {} // for JPA

    User(
            UUID id,
            String email,
            @Nullable String name,
            @Nullable String passwordHash,
            Collection<String> roles,
            Instant now) {
        this.id = id;
        this.createdAt = now;
        this.passwordHash = passwordHash;
        reachedAt(email, now);
        named(name, now);
        given(roles, now);
    }

    /** Makes a user whose password another store keeps. */
    public static User ofProvider(UUID id, ExternalUser external, Instant now) {
        User user = new User(id, external.email(), external.name(), null, external.roles(), now);
        user.provider = external.provider();
        user.externalId = external.externalId();
        return user;
    }

    /** Makes a user who comes from another system. */
    static User imported(UUID id, ImportedUser imported, Instant now) {
        User user = new User(id, imported.email(), imported.name(), imported.passwordHash(), imported.roles(), now);
        user.disabled = imported.disabled();
        if (imported.emailVerified()) {
            user.emailVerified(now);
        }
        return user;
    }

    /** Changes the address. A new address is not verified. */
    public void reachedAt(String newEmail, Instant now) {
        String folded = EmailAddress.folded(newEmail);
        if (!folded.equals(emailFolded)) {
            emailVerifiedAt = null;
        }
        email = newEmail;
        emailFolded = folded;
        search = searchable();
        updatedAt = now;
    }

    /** Writes the address anew in the form that is compared, after the rules for it changed. */
    void refolded() {
        emailFolded = EmailAddress.folded(email);
        search = searchable();
    }

    /** Notes that the user reads the mail of the address. Nothing that anybody sees has changed. */
    public void emailVerified(Instant now) {
        emailVerifiedAt = now;
    }

    public boolean isEmailVerified() {
        return emailVerifiedAt != null;
    }

    /** Changes the name, or removes it. */
    public void named(@Nullable String newName, Instant now) {
        name = newName;
        search = searchable();
        updatedAt = now;
    }

    private String searchable() {
        return UserSearch.folded(name == null ? email : email + "\n" + name);
    }

    public void given(Collection<String> newRoles, Instant now) {
        roles = newRoles.isEmpty() ? " " : " " + String.join(" ", new TreeSet<>(newRoles)) + " ";
        updatedAt = now;
    }

    public void disabled(boolean newDisabled, Instant now) {
        disabled = newDisabled;
        updatedAt = now;
    }

    public void passwordHash(String newHash, Instant now) {
        passwordHash = newHash;
        credentialVersion++;
        updatedAt = now;
    }

    /** Keeps a new hash of the same password. Nothing that anybody sees has changed. */
    void rehashed(String newHash) {
        passwordHash = newHash;
    }

    public UUID id() {
        return id;
    }

    public String email() {
        return email;
    }

    public boolean reachedAt(String otherSpelling) {
        return emailFolded.equals(EmailAddress.folded(otherSpelling));
    }

    boolean isFoldedAs(String folded) {
        return emailFolded.equals(folded);
    }

    String search() {
        return search;
    }

    public @Nullable String name() {
        return name;
    }

    /** @return claims of OpenID Connect Core section 5.1 that this service keeps but does not use itself */
    public Map<String, Object> profile() {
        return Profile.read(profile);
    }

    /** Changes those claims. */
    public void profiled(Map<String, Object> newProfile, Instant now) {
        profile = Profile.write(newProfile);
        updatedAt = now;
    }

    /** @return empty if the user signs in with another store's credential */
    public Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    /** @return the store that keeps the password, empty if we do */
    public Optional<String> provider() {
        return Optional.ofNullable(provider);
    }

    public long credentialVersion() {
        return credentialVersion;
    }

    /** @return in alphabetical order */
    public Set<String> roles() {
        String listed = roles.strip();
        return listed.isEmpty() ? Set.of() : new TreeSet<>(Set.of(listed.split(" ")));
    }

    public boolean hasRole(String role) {
        return roles.contains(" " + role + " ");
    }

    public boolean disabled() {
        return disabled;
    }

    public long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
