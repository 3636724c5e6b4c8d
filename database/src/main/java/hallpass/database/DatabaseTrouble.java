package hallpass.database;

import hallpass.resource.problem.Causes;
import hallpass.resource.service.SecretSettings;
import hallpass.resource.service.SettingException;
import java.sql.SQLException;
import java.util.Optional;

/** Says to an operator in a sentence why a database cannot be used, and what to do about it. */
final class DatabaseTrouble {

    private DatabaseTrouble() {}

    static String of(String service, Throwable failure) {
        Optional<String> setting = Causes.first(failure, SettingException.class).map(Throwable::getMessage);
        return setting.orElseGet(() -> Causes.of(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(sql -> advice(service, sql).stream())
                .findFirst()
                .map(advice -> advice + " (" + Causes.root(failure) + ")")
                .orElseGet(() -> Causes.root(failure).toString()));
    }

    private static Optional<String> advice(String service, SQLException failure) {
        String prefix = SecretSettings.variable("hallpass." + service + ".db.");
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return Optional.ofNullable(
                switch (state) {
                    case "90020" ->
                        "another server has its file open. Stop that server, or give this one another folder in"
                                + " HALLPASS_DATA.";
                    case "90030" -> "its file is damaged. Stop the server and restore the file from a backup.";
                    case "90028", "90031", "90062" ->
                        "its file cannot be read or written. Check that the folder in HALLPASS_DATA is there, belongs"
                                + " to the user of this server, and has room.";
                    case "28000", "28P01" ->
                        "it refuses the user or the password. See " + prefix + "USER and " + prefix + "PASSWORD.";
                    case "3D000" -> "there is no such database. See " + prefix + "URL.";
                    case "53100" -> "its disk is full.";
                    default -> null;
                });
    }
}
