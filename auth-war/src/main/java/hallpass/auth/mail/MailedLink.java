package hallpass.auth.mail;

import hallpass.auth.secret.Secret;
import hallpass.auth.user.User;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail that is to be sent, and afterwards what its link is good for. */
@Entity
@Table(name = "mailed_links")
class MailedLink {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MAX_DOUBLINGS = 6;

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Purpose purpose;

    @Column(nullable = false)
    private String email;

    @Column(name = "email_folded", nullable = false, updatable = false)
    private String emailFolded;

    private @Nullable String name;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    /**
     * {@link #NOBODY} until it is known: EclipseLink writes the absence of an id as a text, which PostgreSQL refuses.
     */
    @Column(name = "user_id")
    private UUID user = NOBODY;

    @Column(name = "credential_version")
    private @Nullable Long credentialVersion;

    @Column(nullable = false, updatable = false)
    private String language;

    @Column(updatable = false)
    private @Nullable String address;

    @Column(name = "token_hash")
    private @Nullable String tokenHash;

    private int attempts;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    protected MailedLink() {} // for JPA

    MailedLink(UUID id, Purpose purpose, MailOrder asked, Instant now, Instant expiresAt) {
        this.id = id;
        this.purpose = purpose;
        this.email = asked.email();
        this.emailFolded = asked.emailFolded();
        this.language = asked.language();
        this.address = asked.address();
        this.createdAt = now;
        this.nextAttemptAt = now;
        this.expiresAt = expiresAt;
    }

    /**
     * An account that waits for its address to be proven.
     *
     * @param newPasswordHash null if its owner chooses behind the link how to sign in
     */
    void registers(@Nullable String newName, @Nullable String newPasswordHash) {
        purpose = Purpose.REGISTRATION;
        name = newName;
        passwordHash = newPasswordHash;
    }

    /**
     * Binds the link to this user, for as long as the password stays the same. The mail goes to the address as the user
     * wrote it, not as somebody spelled it who asked for the mail.
     */
    void isFor(User newUser) {
        user = newUser.id();
        credentialVersion = newUser.credentialVersion();
        email = newUser.email();
    }

    /** Is tried now. If this replica dies meanwhile, another one tries it again after the lease. */
    void tried(Instant now, Duration lease) {
        attempts++;
        nextAttemptAt = now.plus(lease);
    }

    /** Takes a new token for each attempt, since the token itself is kept nowhere. */
    void holds(Secret token) {
        tokenHash = token.hash();
    }

    /** The link makes no account any more: the address has one already. */
    void isOnlyANotice() {
        name = null;
        passwordHash = null;
        tokenHash = null;
    }

    void sent() {
        nextAttemptAt = null;
    }

    void failed(Instant now) {
        nextAttemptAt = now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(0, attempts - 1), MAX_DOUBLINGS)));
    }

    boolean livesAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    boolean isDueAt(Instant now) {
        return nextAttemptAt != null && !nextAttemptAt.isAfter(now);
    }

    boolean isFirstAttempt() {
        return attempts == 1;
    }

    UUID id() {
        return id;
    }

    Purpose purpose() {
        return purpose;
    }

    String email() {
        return email;
    }

    String emailFolded() {
        return emailFolded;
    }

    @Nullable
    String name() {
        return name;
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    Optional<UUID> user() {
        return Optional.of(user).filter(id -> !id.equals(NOBODY));
    }

    long credentialVersion() {
        return credentialVersion == null ? -1 : credentialVersion;
    }

    String language() {
        return language;
    }

    @Nullable
    String address() {
        return address;
    }
}
