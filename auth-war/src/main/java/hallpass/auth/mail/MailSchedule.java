package hallpass.auth.mail;

import hallpass.database.Migrated;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends what waits to be sent, and tries again what could not be. Away from the request, whose time tells nothing so. */
@ApplicationScoped
class MailSchedule {

    private static final Logger LOG = System.getLogger(MailSchedule.class.getName());
    private static final long EVERY_MILLIS = 500;
    private static final long PURGE_EVERY_SECONDS = 60;
    private static final int BATCH = 20;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    MailSettings settings;

    @Inject
    MailedLinks links;

    @Inject
    MailDispatch sorting;

    @Inject
    MailSender postman;

    private @Nullable ScheduledFuture<?> sending;
    private @Nullable ScheduledFuture<?> purging;

    void begin(@Observes Migrated migrated) {
        if (sending == null && settings.isConfigured()) {
            sending = scheduler.scheduleWithFixedDelay(
                    () -> safely(this::round), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
            purging = scheduler.scheduleWithFixedDelay(
                    () -> safely(links::removeExpired), PURGE_EVERY_SECONDS, PURGE_EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    void end() {
        if (sending != null) {
            sending.cancel(false);
        }
        if (purging != null) {
            purging.cancel(false);
        }
    }

    private void round() {
        for (UUID id : links.due(BATCH)) {
            Optional<Mail> letter = sorting.letter(id);
            if (letter.isPresent()) {
                send(id, letter.get());
            }
        }
    }

    private void send(UUID id, Mail letter) {
        try {
            postman.send(letter);
            links.sent(id);
        } catch (MessagingException refused) { // its message may hold the address, so it is not logged
            LOG.log(Level.WARNING, "Mail could not be sent and is tried again later: " + cause(refused));
            links.failed(id);
        }
    }

    private static String cause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getName();
    }

    private static void safely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) { // the next one does it; a failure must not end the schedule
            LOG.log(Level.DEBUG, "Mail waits for the next round", failure);
        }
    }
}
