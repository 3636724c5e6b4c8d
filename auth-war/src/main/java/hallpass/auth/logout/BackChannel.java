package hallpass.auth.logout;

import hallpass.auth.client.ServiceClient;
import hallpass.auth.client.ServiceClients;
import hallpass.auth.event.EventType;
import hallpass.auth.event.SecurityEvent;
import hallpass.auth.event.SecurityEvents;
import hallpass.auth.fetch.FetchException;
import hallpass.auth.fetch.SafeFetch;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells one client of one session. Of several replicas one does it: that which has noted the attempt. */
@ApplicationScoped
class BackChannel {

    /** Longer than an attempt takes. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final int ATTEMPTS = 12; // within two and a half hours

    @Inject
    LogoutNotices notices;

    @Inject
    LogoutTokens tokens;

    @Inject
    ServiceClients clients;

    @Inject
    SafeFetch fetch;

    @Inject
    SecurityEvents events;

    @Inject
    Settings settings;

    @Inject
    Transaction transaction;

    @Inject
    Clock clock;

    /** @return false if the client did not take it */
    boolean send(UUID id) {
        Optional<Delivery> delivery = transaction.run(() -> begun(id));
        if (delivery.isEmpty()) {
            return true; // another replica does it
        }
        Optional<String> trouble = post(delivery.get());
        transaction.run(() -> notices.locked(id).ifPresent(notice -> finish(notice, trouble)));
        return trouble.isEmpty();
    }

    private Optional<Delivery> begun(UUID id) {
        Instant now = InstantColumn.now(clock);
        Optional<LogoutNotice> due = notices.locked(id).filter(notice -> notice.isDueAt(now));
        if (due.isEmpty()) {
            return Optional.empty();
        }
        LogoutNotice notice = due.get();
        Optional<URI> address = clients.find(notice.client()).flatMap(ServiceClient::backchannelLogoutUri);
        if (address.isEmpty()) { // the client is gone, or has taken its address back
            notices.remove(notice);
            return Optional.empty();
        }
        notice.tried(now, LEASE);
        return Optional.of(new Delivery(address.get(), notice.client(), notice.subject(), notice.session()));
    }

    /** @return what went wrong */
    private Optional<String> post(Delivery delivery) {
        String token = tokens.issue(delivery.client(), delivery.subject(), delivery.session());
        try {
            int status = fetch.post(delivery.address(), Map.of("logout_token", token));
            boolean taken = status >= 200 && status < 300; // 204 too (section 2.8)
            return taken ? Optional.empty() : Optional.of("It answered " + status + " and not 200.");
        } catch (FetchException failed) {
            return Optional.of(String.valueOf(failed.getMessage()));
        }
    }

    private void finish(LogoutNotice notice, Optional<String> trouble) {
        Instant now = InstantColumn.now(clock);
        if (trouble.isEmpty()) {
            notice.sent(now);
            return;
        }
        int most = (int) Math.max(1, settings.number("hallpass.logout.attempts", ATTEMPTS));
        if (notice.failed(trouble.get(), most, now)) {
            events.record(SecurityEvent.failure(EventType.BACKCHANNEL_LOGOUT)
                    .to(notice.client())
                    .through(notice.client())
                    .because("session " + notice.session() + ": " + trouble.get()));
        }
    }

    private record Delivery(URI address, String client, String subject, UUID session) {}
}
