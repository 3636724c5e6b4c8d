package hallpass.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Migrates the service's database before anything else uses it; tries again while the database is away. */
@ApplicationScoped
public class Migration {

    private static final Logger LOG = System.getLogger(Migration.class.getName());
    private static final long RETRY_SECONDS = 2;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    ServiceDatabase database;

    @Inject
    Event<Migrated> migrated;

    private volatile boolean done;
    private @Nullable String told;
    private @Nullable ScheduledFuture<?> attempts;

    void start(@Observes Startup startup) {
        attempt();
        if (!done) {
            attempts = scheduler.scheduleWithFixedDelay(this::attempt, RETRY_SECONDS, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    void stop(@Observes Shutdown shutdown) {
        end();
    }

    /** @return whether the tables are there */
    public boolean done() {
        return done;
    }

    private void attempt() {
        if (done) {
            return;
        }
        try {
            database.requireConfiguredEngine();
            Schema.migrate(database.forMigration());
            migrated.fire(new Migrated());
            done = true;
            if (told != null) {
                LOG.log(Level.WARNING, "The database of " + database.service() + " can be used now");
            }
            end();
        } catch (Exception unavailable) { // of any kind: it is tried again, and until then the service answers 503
            String trouble = DatabaseTrouble.of(database.service(), unavailable);
            if (!trouble.equals(told)) {
                LOG.log(Level.ERROR, "The database of " + database.service() + " cannot be used yet: " + trouble);
                LOG.log(Level.DEBUG, "The database cannot be used yet", unavailable);
            }
            told = trouble;
        }
    }

    private void end() {
        if (attempts != null) {
            attempts.cancel(false);
        }
    }
}
