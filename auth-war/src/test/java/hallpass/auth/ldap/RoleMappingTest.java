package hallpass.auth.ldap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleMappingTest {

    private final RoleMapping mapping = RoleMapping.parse(
            "admin=cn=admins,ou=groups,dc=example,dc=org; teacher=cn=staff,ou=groups,dc=example,dc=org;");

    @Test
    void everybody_is_a_user() {
        assertEquals(Set.of("user"), mapping.rolesOf(List.of()));
    }

    @Test
    void groups_give_their_roles_however_the_directory_writes_them() {
        assertEquals(
                Set.of("admin", "teacher", "user"),
                mapping.rolesOf(
                        List.of("CN=Admins, OU=Groups,DC=example,DC=org", "cn=staff,ou=groups,dc=example,dc=org")));
    }

    @Test
    void other_groups_give_nothing() {
        assertEquals(
                Set.of("user"),
                mapping.rolesOf(List.of("cn=admins,ou=other,dc=example,dc=org", "not a name", "cn=admins")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "Admin=cn=a", "admin=no name", "=cn=a"})
    void what_cannot_be_read_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> RoleMapping.parse(text));
    }
}
