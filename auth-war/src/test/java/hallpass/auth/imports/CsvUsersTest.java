package hallpass.auth.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables. */
class CsvUsersTest {

    @Test
    void a_row_has_what_its_columns_say() {
        SourceUser user = read("""
                email,roles,enabled,password_hash,name,email_verified
                alice@example.com,"ROLE_USER,ROLE_SHOP_OWNER",t,{noop}x,"Alice ""A"" L.",true
                """).get(0);

        assertEquals("alice@example.com", user.email());
        assertEquals("Alice \"A\" L.", user.name());
        assertEquals(Set.of("user", "shop-owner"), user.roles());
        assertTrue(user.emailVerified());
        assertFalse(user.disabled());
        assertEquals(
                "The password's hash is of a form that is not known here",
                user.password().reason());
        assertEquals(2, user.position());
    }

    @Test
    void what_has_no_column_is_not_so() {
        SourceUser user = read("\uFEFFEmail\r\nbob@example.com\r\n").get(0);

        assertEquals("bob@example.com", user.email());
        assertEquals(Set.of(), user.roles());
        assertFalse(user.emailVerified());
        assertFalse(user.disabled());
        assertEquals("There is no password", user.password().reason());
    }

    @Test
    void positions_are_lines_also_after_a_cell_of_several_lines() {
        List<SourceUser> users = read("email,name\na@example.com,\"one\ntwo\nthree\"\n\nb@example.com,\n");

        assertEquals(List.of(2, 6), users.stream().map(SourceUser::position).toList());
    }

    @Test
    void a_row_that_does_not_fit_is_refused_alone() {
        List<SourceUser> users = read("""
                email,enabled
                a@example.com,true,more
                b@example.com
                c@example.com,perhaps
                d@example.com,f""");

        assertEquals(4, users.size());
        users.subList(0, 3).forEach(user -> assertNotNull(user.refusal(), user::email));
        assertTrue(users.get(3).disabled());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "name,roles", "email,email", "email,pasword_hash", "email;name", "email,\"name"})
    void a_table_whose_first_line_does_not_name_known_columns_is_refused(String table) {
        ProblemException refused = assertThrows(ProblemException.class, () -> read(table));

        assertEquals(400, refused.problem().status());
    }

    @Test
    void a_row_without_end_is_refused() {
        String table = "email,name\na@example.com,\"" + "x\n".repeat(2 * BoundedText.MAX_PART);

        ProblemException refused = assertThrows(ProblemException.class, () -> read(table));

        assertTrue(refused.problem().detail().contains("longer than"), refused::toString);
    }

    @Test
    void a_file_that_ends_within_quotes_is_refused() {
        String table = "email,name\na@example.com,\"Ada\nb@example.com,Bob\n";

        ProblemException refused = assertThrows(ProblemException.class, () -> read(table));

        assertEquals(
                "The file ends within quotes that begin on line 2 or later.",
                refused.problem().detail());
    }

    private static List<SourceUser> read(String table) {
        List<SourceUser> users = new ArrayList<>();
        byte[] bytes = table.getBytes(StandardCharsets.UTF_8);
        new CsvUsers(new BoundedText(new ByteArrayInputStream(bytes))).read(users::add);
        return users;
    }
}
