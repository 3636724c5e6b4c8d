package hallpass.auth.ldap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.service.SettingException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LdapDirectoryTest {

    @Test
    void if_its_own_password_cannot_be_read_the_directory_is_away() {
        SettingException unreadable = new SettingException("HALLPASS_LDAP_BIND_PASSWORD_FILE names no file.");
        LdapDirectory directory = new LdapDirectory();
        directory.settings = new LdapSettings() {
            @Override
            Optional<String> bindPassword() {
                throw unreadable;
            }
        };

        DirectoryAwayException away = assertThrows(
                DirectoryAwayException.class, () -> directory.prove("alice@example.org", "secret".toCharArray()));

        assertEquals(unreadable, away.getCause());
    }
}
