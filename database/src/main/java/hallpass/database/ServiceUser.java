package hallpass.database;

import hallpass.resource.service.SecretSettings;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A data source of the server, used as the service's own user. The server's configuration has no password: it would
 * expand <code>${…}</code> in it and decode what begins with <code>{xor}</code>.
 */
record ServiceUser(DataSource database, String name, SecretText password) implements DataSource {

    /** A record shows what it holds, but never this. */
    record SecretText(String text) {
        @Override
        public String toString() {
            return "***";
        }
    }

    static ServiceUser of(String service, DataSource database) {
        SecretSettings settings = new SecretSettings();
        String prefix = "hallpass." + service + ".db.";
        return new ServiceUser(
                database,
                settings.text(prefix + "user").orElse("hallpass"),
                new SecretText(settings.find(prefix + "password")
                        .map(SecretSettings.Found::text)
                        .orElse("")));
    }

    @Override
    public Connection getConnection() throws SQLException {
        return database.getConnection(name, password.text());
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
