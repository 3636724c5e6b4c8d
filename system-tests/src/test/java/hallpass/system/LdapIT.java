package hallpass.system;

import hallpass.system.servers.Directory;
import java.util.Map;

/** H2, StartTLS, the directory asked first. */
class LdapIT extends LdapTests {

    @Override
    Map<String, String> environment(Directory directory) {
        return Map.of(
                "HALLPASS_LDAP_URL",
                directory.url(),
                "HALLPASS_LDAP_START_TLS",
                "true",
                "HALLPASS_IDENTITY_STORES",
                "ldap,database");
    }
}
