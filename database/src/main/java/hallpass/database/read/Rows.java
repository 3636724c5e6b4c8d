package hallpass.database.read;

import hallpass.database.ServiceDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.util.ArrayList;
import java.util.List;
import javax.naming.NamingException;

/**
 * Reads rows by SQL, as what they are shown as. A page of twenty costs half of what entities cost. Writing, and reading
 * in order to write, is done by JPA: outside of a transaction only what is committed is seen here.
 */
@ApplicationScoped
public class Rows {

    @Inject
    ServiceDatabase database;

    /** Makes an object of the present row. */
    @FunctionalInterface
    public interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /**
     * @param sql with {@code ?1} for the first of the parameters; each may stand in several places
     * @throws PersistenceException with the {@link SQLException} as its cause
     */
    public <T> List<T> read(String sql, List<Object> parameters, Mapper<T> mapper) {
        NumberedSql numbered = NumberedSql.of(sql);
        try {
            try {
                return once(numbered, parameters, mapper);
            } catch (SQLException failure) {
                if (!isLost(failure)) {
                    throw failure;
                }
                return once(numbered, parameters, mapper);
            }
        } catch (SQLException | NamingException e) {
            throw new PersistenceException(e);
        }
    }

    /** A connection of the pool may have ended with the database's last restart; the next one is a new one. */
    private static boolean isLost(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") // connection exception
                || state.startsWith("57P") // operator intervention
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException;
    }

    private <T> List<T> once(NumberedSql numbered, List<Object> parameters, Mapper<T> mapper)
            throws SQLException, NamingException {
        try (Connection connection = database.forReading().getConnection();
                PreparedStatement statement = connection.prepareStatement(numbered.sql())) {
            int at = 1;
            for (int place : numbered.places()) {
                statement.setObject(at++, parameters.get(place));
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(mapper.map(rows));
                }
                return read;
            }
        }
    }
}
