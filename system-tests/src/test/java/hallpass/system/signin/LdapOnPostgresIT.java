package hallpass.system.signin;

import hallpass.postgres.Postgres;
import hallpass.system.servers.Directory;
import hallpass.system.servers.OwnServers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

/** With PostgreSQL and TLS; the stores have their usual order. */
@OwnServers
class LdapOnPostgresIT extends LdapTests {

    private Postgres postgres;

    @Override
    Map<String, String> environment(Directory directory) throws Exception {
        postgres = Postgres.start();
        postgres.createDatabase("auth");
        return Map.of(
                "HALLPASS_LDAP_URL",
                directory.tlsUrl(),
                "HALLPASS_LDAP_TRUST_FILE",
                directory.certificate().toString(),
                "HALLPASS_DATABASE",
                "postgresql",
                "HALLPASS_AUTH_DB_URL",
                postgres.url("auth"),
                "HALLPASS_AUTH_DB_USER",
                Postgres.USER,
                "HALLPASS_AUTH_DB_PASSWORD",
                postgres.password());
    }

    @Override
    @AfterAll
    void stop() throws Exception {
        super.stop();
        if (postgres != null) {
            postgres.close();
        }
    }
}
