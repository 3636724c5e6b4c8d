package hallpass.auth.mail;

import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.secret.Secret;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides which letter answers a request for mail. Only here anybody looks whether an address has an account. */
@ApplicationScoped
class MailDispatch {

    /** Longer than an attempt takes. If a replica dies meanwhile, another one tries again after it. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    /** So many mails to one address within an hour at most, so that nobody's mailbox is flooded from here. */
    private static final int MOST = 5;

    @Inject
    MailedLinks links;

    @Inject
    Users users;

    @Inject
    Letters letters;

    @Inject
    SecurityEvents events;

    @Inject
    Transaction transaction;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** @return empty if nothing is to be sent, or another replica does it */
    Optional<Mail> letter(UUID id) {
        return transaction.run(() -> links.locked(id).flatMap(link -> {
            Instant now = InstantColumn.now(clock);
            if (!link.isDueAt(now) || !link.livesAt(now)) {
                return Optional.empty();
            }
            link.tried(now, LEASE);
            if (link.purpose().isNotice()) {
                return Optional.of(letters.notice(link));
            }
            if (link.isFirstAttempt() && links.recent(link) >= MOST) {
                return nothing(link, "too many");
            }
            return switch (link.purpose()) {
                case REGISTRATION -> registration(link);
                case EMAIL_VERIFICATION -> verification(link);
                case PASSWORD_RESET -> reset(link);
                case RECOVERY_CODE_USED, FACTORS_RESET -> throw new IllegalStateException("a notice has no link");
            };
        }));
    }

    private Optional<Mail> registration(MailedLink link) {
        Optional<User> known = users.byEmail(link.email());
        if (known.isPresent()) {
            report(link, known.get(), "has an account");
            link.isOnlyANotice();
            return Optional.of(letters.knownAlready(link));
        }
        report(link, null, null);
        return Optional.of(letters.verification(link, token(link)));
    }

    private Optional<Mail> verification(MailedLink link) {
        Optional<User> user = users.byEmail(link.email());
        if (user.isPresent()) {
            if (user.get().isEmailVerified() || user.get().disabled()) {
                return nothing(link, "nothing to verify");
            }
            link.isFor(user.get());
            report(link, user.get(), null);
            return Optional.of(letters.verification(link, token(link)));
        }
        Optional<MailedLink> pending = links.pendingRegistration(link.emailFolded());
        if (pending.isEmpty()) {
            return nothing(link, "no account");
        }
        link.registers(pending.get().name(), pending.get().passwordHash().orElse(null));
        links.remove(pending.get()); // of one registration only the last link is good
        return Optional.of(letters.verification(link, token(link)));
    }

    private Optional<Mail> reset(MailedLink link) {
        Optional<User> user = users.byEmail(link.email())
                .filter(found -> !found.disabled() && found.provider().isEmpty()); // may have a password of ours
        if (user.isEmpty()) {
            return nothing(link, "no account");
        }
        link.isFor(user.get());
        report(link, user.get(), null);
        return Optional.of(letters.reset(link, token(link)));
    }

    private Secret token(MailedLink link) {
        Secret token = Secret.random(random);
        link.holds(token);
        return token;
    }

    private Optional<Mail> nothing(MailedLink link, String reason) {
        events.record(SecurityEvent.failure(type(link.purpose()))
                .to(users.byEmail(link.email()).map(User::id).orElse(null))
                .from(link.address())
                .because(reason));
        links.remove(link);
        return Optional.empty();
    }

    private void report(MailedLink link, @Nullable User user, @Nullable String detail) {
        if (link.isFirstAttempt()) {
            events.record(SecurityEvent.success(type(link.purpose()))
                    .to(user == null ? null : user.id())
                    .from(link.address())
                    .because(detail));
        }
    }

    private static EventType type(Purpose purpose) {
        return switch (purpose) {
            case REGISTRATION -> EventType.REGISTRATION_REQUESTED;
            case EMAIL_VERIFICATION -> EventType.EMAIL_VERIFICATION_REQUESTED;
            case PASSWORD_RESET -> EventType.PASSWORD_RESET_REQUESTED;
            case RECOVERY_CODE_USED, FACTORS_RESET -> throw new IllegalStateException("its cause was reported");
        };
    }
}
