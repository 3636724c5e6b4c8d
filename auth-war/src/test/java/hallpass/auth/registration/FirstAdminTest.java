package hallpass.auth.registration;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.auth.user.Users;
import hallpass.database.Migrated;
import hallpass.database.write.Transaction;
import hallpass.resource.service.SecretSettings;
import hallpass.resource.service.SettingException;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FirstAdminTest {

    @Test
    void a_password_file_that_is_gone_matters_only_while_there_is_no_user() {
        assertDoesNotThrow(() -> firstAdmin(false).create(new Migrated()));

        assertThrows(SettingException.class, () -> firstAdmin(true).create(new Migrated()));
    }

    private static FirstAdmin firstAdmin(boolean noUser) {
        FirstAdmin admin = new FirstAdmin();
        admin.transaction = new Transaction() {
            @Override
            public <T> T run(Supplier<T> work) {
                return work.get();
            }
        };
        admin.users = new Users() {
            @Override
            public boolean hasNone() {
                return noUser;
            }
        };
        admin.secrets = new SecretSettings() {
            @Override
            public Optional<Found> find(String setting) {
                throw new SettingException("HALLPASS_ADMIN_PASSWORD_FILE names a file which does not exist.");
            }
        };
        return admin;
    }
}
