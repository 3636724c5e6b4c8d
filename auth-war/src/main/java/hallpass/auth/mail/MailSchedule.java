package hallpass.auth.mail;

import hallpass.database.Housekeeping;
import hallpass.database.Migrated;
import hallpass.resource.problem.Causes;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends waiting mail on a schedule, and tries again what could not be sent. So the time of a request tells nothing. */
@ApplicationScoped
class MailSchedule {

    private static final Logger LOG = System.getLogger(MailSchedule.class.getName());
    private static final long EVERY_MILLIS = 500;
    private static final Duration PURGE_EVERY = Duration.ofMinutes(1);
    private static final int BATCH = 20;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    Housekeeping housekeeping;

    @Inject
    MailSettings settings;

    @Inject
    MailedLinks links;

    @Inject
    MailDispatch dispatch;

    @Inject
    MailSender sender;

    private @Nullable ScheduledFuture<?> sending;

    void begin(@Observes Migrated migrated) {
        if (sending == null && settings.isConfigured()) {
            sending = scheduler.scheduleWithFixedDelay(
                    this::safeRound, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
            housekeeping.every(PURGE_EVERY, "expired mailed links", links::removeExpired);
        }
    }

    @PreDestroy
    void end() {
        if (sending != null) {
            sending.cancel(false);
        }
    }

    private void round() {
        for (UUID id : links.due(BATCH)) {
            Optional<Mail> letter = dispatch.letter(id);
            if (letter.isPresent()) {
                send(id, letter.get());
            }
        }
    }

    private void send(UUID id, Mail letter) {
        try {
            sender.send(letter);
            links.sent(id);
        } catch (MessagingException refused) { // its message may hold the address, so it is not logged
            LOG.log(Level.WARNING, "Mail could not be sent and is tried again later: " + cause(refused));
            links.failed(id);
        }
    }

    private static String cause(Throwable failure) {
        return Causes.root(failure).getClass().getName();
    }

    private void safeRound() {
        try {
            round();
        } catch (RuntimeException failure) { // the next one does it; a failure must not end the schedule
            LOG.log(Level.DEBUG, "Mail waits for the next round", failure);
        }
    }
}
