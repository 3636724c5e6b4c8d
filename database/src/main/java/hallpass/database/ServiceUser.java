package hallpass.database;

import hallpass.resource.service.SecretSettings;
import hallpass.resource.service.SettingException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source of the server, used as the service's own user. The server's configuration has no password: it would
 * expand <code>${…}</code> in it and decode what begins with <code>{xor}</code>.
 */
final class ServiceUser implements DataSource {

    private final DataSource database;
    private final Supplier<Login> settings;
    private volatile @Nullable Login proven;

    /** A name with its password. */
    record Login(String name, String password) {

        @Override
        public String toString() {
            return "Login[" + name + "]"; // never the password
        }
    }

    /** @param settings asked anew until a connection has succeeded: the password in a file may be corrected */
    ServiceUser(DataSource database, Supplier<Login> settings) {
        this.database = database;
        this.settings = settings;
    }

    static ServiceUser of(String service, DataSource database) {
        SecretSettings settings = new SecretSettings();
        String prefix = "hallpass." + service + ".db.";
        Supplier<Login> login = () -> new Login(
                settings.text(prefix + "user").orElse("hallpass"),
                settings.find(prefix + "password")
                        .map(SecretSettings.Found::text)
                        .orElse(""));
        return new ServiceUser(database, login);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Login login = proven;
        if (login == null) {
            login = current();
        }
        Connection connection = database.getConnection(login.name(), login.password());
        proven = login;
        return connection;
    }

    private Login current() throws SQLException {
        try {
            return settings.get();
        } catch (SettingException unreadable) {
            throw new SQLException(unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public Connection getConnection(String otherName, String otherPassword) throws SQLException {
        return database.getConnection(otherName, otherPassword);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return database.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        database.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        database.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return database.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return database.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || database.isWrapperFor(type);
    }
}
