package hallpass.database;

import hallpass.resource.problem.Causes;
import hallpass.resource.service.SecretSettings;
import hallpass.resource.service.SettingException;
import java.sql.SQLException;
import java.util.Optional;

/** Says to an operator in a sentence why a database cannot be used, and what to do about it. */
final class DatabaseTrouble {

    /** What H2 throws inside a general error if its file cannot be written; its classes are the server's. */
    private static final String H2_FILE = "org.h2.mvstore.MVStoreException";

    private static final String FILE = "its file cannot be read or written. Check that the folder in HALLPASS_DATA is"
            + " there, belongs to the user of this server, and has room."
            + " If all this is so, the file is damaged: restore it from a backup.";

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
                    case "90028", "90031", "90062" -> FILE;
                    case "28000", "28P01" ->
                        "it refuses the user or the password. See " + prefix + "USER and " + prefix + "PASSWORD.";
                    case "3D000" -> "there is no such database. See " + prefix + "URL.";
                    case "53100" -> "its disk is full.";
                    default -> isOfH2File(failure) ? FILE : null;
                });
    }

    /** Whether H2 could not write its file, for example because the disk is full. */
    static boolean isOfH2File(SQLException failure) {
        Throwable cause = failure.getCause();
        return cause != null && cause.getClass().getName().equals(H2_FILE);
    }
}
