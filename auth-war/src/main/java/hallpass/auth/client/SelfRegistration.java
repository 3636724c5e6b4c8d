package hallpass.auth.client;

import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.secret.Secret;
import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Clients that register and manage themselves (RFC 7591, RFC 7592). */
@ApplicationScoped
public class SelfRegistration {

    private static final int REMOVED_AT_ONCE = 200;

    @Inject
    ServiceClients clients;

    @Inject
    ClientRules rules;

    @Inject
    SectorIdentifier sector;

    @Inject
    Transaction transaction;

    @Inject
    SecurityEvents events;

    @Inject
    Clock clock;

    @Inject
    Housekeeping housekeeping;

    void beginPurge(@Observes Migrated migrated) {
        housekeeping.every(Duration.ofMinutes(10), "clients that nobody uses", this::removeUnused);
    }

    /**
     * A registration that is good by all rules. Not to be asked in a transaction: it may call the client's server.
     *
     * @throws ProblemException 400 with what is wrong
     */
    public NewClient checked(JsonObject json) {
        NewClient asked = SelfRegistered.read(Ids.next().toString(), json, rules);
        sector.check(asked);
        return asked;
    }

    /** @param actor who let it, for the audit: an initial access token; null if nobody had to */
    public SelfRegistered add(NewClient asked, @Nullable Object actor) {
        return transaction.run(() -> {
            Secret management = clients.newSecret();
            Secret secret = clients.newSecret();
            ServiceClient client = clients.add(asked, secret, actor);
            client.manageableBy(management);
            return new SelfRegistered(client, management, client.usesSecret() ? secret : null);
        });
    }

    /** @return the client, if it registered itself and this is the token that it got for that (RFC 7592 section 2) */
    public Optional<SelfRegistered> find(String id, Secret management) {
        Optional<ServiceClient> client = clients.find(id).filter(found -> found.isManageableBy(management));
        if (client.isEmpty()) {
            events.record(SecurityEvent.failure(EventType.CLIENT_AUTHENTICATION)
                    .to(ClientId.isPossible(id) ? id : null)
                    .because("wrong registration access token"));
        }
        return client.map(found -> new SelfRegistered(found, management, null));
    }

    /**
     * Replaces everything that it registered before (RFC 7592 section 2.2); what an admin decided stays.
     *
     * @return empty if it is gone meanwhile
     * @throws ProblemException 400 with what is wrong
     */
    public Optional<SelfRegistered> replace(SelfRegistered seen, JsonObject json) {
        String id = seen.client().id();
        NewClient asked = SelfRegistered.read(id, json, rules);
        requireItsSecret(seen.client(), json);
        sector.check(asked);
        return transaction.run(() -> clients.change(id, now -> asked.asDecidedFor(now), id)
                .map(client -> new SelfRegistered(client, seen.management(), givenIfMissing(client))));
    }

    private void requireItsSecret(ServiceClient client, JsonObject json) {
        if (json.get(ClientView.SECRET) instanceof JsonString secret
                && !client.hasSecret(new Secret(secret.getString()), clock.instant())) {
            throw ProblemException.invalid(ClientView.SECRET, "is not that of the client");
        }
    }

    private @Nullable Secret givenIfMissing(ServiceClient client) {
        if (!client.lacksSecret()) {
            return null;
        }
        Secret secret = clients.newSecret();
        return clients.renew(client.id(), secret, rules.overlap(), client.id())
                .map(renewed -> secret)
                .orElse(null);
    }

    public void remove(SelfRegistered seen) {
        remove(seen.client().id(), seen.client().id());
    }

    /** Removes those that were registered a while ago and never used. */
    private void removeUnused() {
        List<String> unused = clients.neverUsed(clock.instant().minus(rules.unused()), REMOVED_AT_ONCE);
        unused.forEach(id -> remove(id, null));
    }

    /** Somebody else may have been first, which is as good. */
    private void remove(String id, @Nullable Object actor) {
        transaction.run(() -> clients.remove(id, any -> {}, actor) || true);
    }
}
