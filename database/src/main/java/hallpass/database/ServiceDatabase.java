package hallpass.database;

import hallpass.resource.service.SecretSettings;
import hallpass.resource.service.ThisService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The data sources of this service: {@code jdbc/<service>} and its twin outside JTA, which Flyway needs. */
@ApplicationScoped
public class ServiceDatabase {

    private static final int VALID_WITHIN_SECONDS = 2;

    @Inject
    ThisService service;

    @Inject
    @ConfigProperty(name = "hallpass.database", defaultValue = "h2")
    String engine;

    private volatile @Nullable ServiceUser user;
    private volatile @Nullable ServiceUser reader;

    String service() {
        return service.name();
    }

    /** @return connections that belong to no transaction of the server, as the service's own user */
    @SuppressWarnings("BanJNDI") // the name is our own configuration, never a request's
    public DataSource forMigration() throws NamingException {
        ServiceUser known = user;
        if (known == null) {
            known = ServiceUser.of(service(), InitialContext.doLookup("jdbc/" + service() + "-migration"));
            user = known;
        }
        return known;
    }

    /** @return connections of the data source that JPA uses, too, as the service's own user */
    @SuppressWarnings("BanJNDI") // as above
    public DataSource forReading() throws NamingException {
        ServiceUser known = reader;
        if (known == null) {
            known = ServiceUser.of(service(), InitialContext.doLookup("jdbc/" + service()));
            reader = known;
        }
        return known;
    }

    /** @throws IllegalStateException if the address is another engine's than the one configured */
    void requireConfiguredEngine() throws NamingException, SQLException {
        try (Connection connection = forMigration().getConnection()) {
            String actual = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
            if (!actual.equals(engine)) {
                String variable = SecretSettings.variable("hallpass." + service() + ".db.url");
                throw new IllegalStateException("HALLPASS_DATABASE is " + engine + ", but " + variable
                        + (System.getenv(variable) == null ? " is not set" : " is of " + actual));
            }
        }
    }

    boolean answers() {
        try (Connection connection = forMigration().getConnection()) {
            return connection.isValid(VALID_WITHIN_SECONDS);
        } catch (NamingException | SQLException away) {
            return false;
        }
    }
}
