package hallpass.auth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jwk.JWK;
import hallpass.database.Migrated;
import hallpass.resource.key.KeySetChanged;
import hallpass.resource.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Holds the {@link KeyRing} of this replica and reads it again every few seconds, so that all replicas agree. */
@ApplicationScoped
class KeyRings {

    private static final Logger LOG = System.getLogger(KeyRings.class.getName());

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    SigningKeys signingKeys;

    @Inject
    KeyEncryptionKeys keyEncryptionKeys;

    @Inject
    KeySettings settings;

    @Inject
    ImportedKey importedKey;

    @Inject
    Event<KeySetChanged> changed;

    private volatile @Nullable KeyRing current;
    private volatile @Nullable String trouble = "The signing keys have not been read yet.";
    private volatile boolean complete;
    private @Nullable ScheduledFuture<?> refreshing;

    void begin(@Observes Migrated migrated) {
        refresh();
        if (refreshing == null) {
            Duration interval = settings.refresh();
            refreshing = scheduler.scheduleWithFixedDelay(
                    this::refresh, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void end() {
        if (refreshing != null) {
            refreshing.cancel(false);
        }
    }

    /** @return what an operator has to correct; empty if all is well */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** @throws ProblemException 503 if no key can be used */
    KeyRing current() {
        KeyRing ring = current;
        if (ring == null || trouble != null) {
            throw ProblemException.unavailable("Signing keys are not available just now.", Duration.ofSeconds(5));
        }
        return ring;
    }

    /** Keeps the former ring if the database cannot be read: tokens can be signed without it. */
    synchronized void refresh() {
        try {
            if (isFileCorrected()) {
                complete = false; // until the key in it is imported
            }
            if (!complete) {
                signingKeys.complete();
                complete = true;
            }
            List<SigningKey> keys = signingKeys.published();
            if (signingKeys.isAnythingDue(keys)) {
                signingKeys.advance();
                keys = signingKeys.published();
            }
            hold(read(keys));
            if (trouble != null && current != null) {
                LOG.log(Level.INFO, "Signing with key " + current.activeKid() + ".");
            }
            trouble = null;
        } catch (KeyTrouble failure) {
            report(Objects.requireNonNullElse(failure.getMessage(), "unknown"), failure.getCause());
        } catch (RuntimeException failure) {
            if (current == null) {
                report("The signing keys cannot be read: " + failure.getClass().getName(), failure);
            } else {
                LOG.log(Level.DEBUG, "The signing keys cannot be read; the former ones stay in use", failure);
            }
        }
    }

    private boolean isFileCorrected() {
        return importedKey.isInTrouble() && importedKey.read(false).isPresent();
    }

    private void hold(KeyRing read) {
        KeyRing former = current;
        current = read;
        if (former == null || !former.keySetJson().equals(read.keySetJson())) {
            changed.fire(new KeySetChanged());
        }
    }

    private void report(String message, @Nullable Throwable cause) {
        if (!message.equals(trouble)) {
            LOG.log(Level.ERROR, message);
            LOG.log(Level.DEBUG, message, cause);
        }
        trouble = message;
    }

    private KeyRing read(List<SigningKey> keys) {
        KeyRing former = current;
        List<JWK> published = new ArrayList<>();
        Map<String, JWSSigner> signers = new HashMap<>();
        JWK active = null;
        for (SigningKey key : keys) {
            JWK open = parsed(key.publicJwk());
            published.add(open);
            if (key.state() == KeyState.ACTIVE) {
                active = open;
            }
            if (key.isNeeded()) {
                JWSSigner known = former == null ? null : former.signers().get(key.kid());
                signers.put(key.kid(), known == null ? signer(key) : known);
            }
        }
        if (active == null) {
            throw new KeyTrouble("No signing key is active.");
        }
        return KeyRing.of(published, active, signers);
    }

    private JWSSigner signer(SigningKey key) {
        JWK opened = keyEncryptionKeys.named(key.sealedUnder()).open(key.sealedJwk());
        try {
            return SigningAlgorithm.valueOf(opened.getAlgorithm().getName()).signer(opened);
        } catch (JOSEException unusable) {
            throw new KeyTrouble("The signing key " + key.kid() + " cannot be used.", unusable);
        }
    }

    private static JWK parsed(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException damaged) {
            throw new KeyTrouble("A public key in the database is damaged.", damaged);
        }
    }
}
