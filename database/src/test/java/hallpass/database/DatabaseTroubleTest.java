package hallpass.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.service.SettingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTroubleTest {

    @TempDir
    Path folder;

    @Test
    void a_damaged_file_of_h2_is_said_to_be_damaged() throws Exception {
        open(folder.resolve("auth"), "").close();
        Files.writeString(folder.resolve("auth.mv.db"), "no database".repeat(2000), StandardCharsets.US_ASCII);

        assertTrue(told(folder.resolve("auth"), "").startsWith("its file is damaged. Stop the server and restore"));
    }

    @Test
    void so_is_one_that_was_cut_off() throws Exception {
        Files.writeString(folder.resolve("auth.mv.db"), "H:2,block:7,blockSize:1000", StandardCharsets.US_ASCII);

        assertTrue(told(folder.resolve("auth"), "").contains("the file is damaged: restore it from a backup."));
    }

    @Test
    void a_folder_that_cannot_be_made_is_said_to_be_so() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        String told = told(file.resolve("auth"), "");

        assertTrue(told.startsWith("its file cannot be read or written. Check that the folder in HALLPASS_DATA"), told);
    }

    @Test
    void a_wrong_password_names_the_settings() throws Exception {
        open(folder.resolve("auth"), "right").close();

        String told = told(folder.resolve("auth"), "wrong");

        assertTrue(told.startsWith("it refuses the user or the password. See HALLPASS_AUTH_DB_USER and"), told);
    }

    @ParameterizedTest
    @CsvSource({
        "90020, another server has its file open.",
        "28P01, it refuses the user or the password.",
        "3D000, there is no such database. See HALLPASS_AUTH_DB_URL.",
        "53100, its disk is full."
    })
    void other_states_have_their_advice(String state, String told) {
        assertTrue(DatabaseTrouble.of("auth", new RuntimeException(new SQLException("x", state)))
                .startsWith(told));
    }

    @Test
    void a_wrong_setting_is_told_as_it_is_and_anything_else_by_its_root() {
        assertEquals(
                "X names y.", DatabaseTrouble.of("auth", new RuntimeException(new SettingException("X names y."))));
        assertEquals(
                "java.lang.IllegalStateException: why",
                DatabaseTrouble.of("auth", new RuntimeException(new IllegalStateException("why"))));
    }

    private static String told(Path database, String password) {
        SQLException refused = assertThrows(SQLException.class, () -> open(database, password));
        return DatabaseTrouble.of("auth", refused);
    }

    private static java.sql.Connection open(Path database, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + database, "hallpass", password);
    }
}
