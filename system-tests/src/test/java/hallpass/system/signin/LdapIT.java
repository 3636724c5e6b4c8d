package hallpass.system.signin;

import hallpass.system.servers.Directory;
import hallpass.system.servers.Instances;
import hallpass.system.servers.OwnServers;
import java.util.Map;

/** With H2 and StartTLS; the directory is asked before the database. */
@OwnServers
class LdapIT extends LdapTests {

    @Override
    Map<String, String> environment(Directory directory) {
        return Map.of(
                "JVM_ARGS",
                Instances.JVM_ARGS + " " + directory.jvmArgs(),
                "HALLPASS_LDAP_URL",
                directory.url(),
                "HALLPASS_LDAP_START_TLS",
                "true",
                "HALLPASS_IDENTITY_STORES",
                "ldap,database");
    }
}
