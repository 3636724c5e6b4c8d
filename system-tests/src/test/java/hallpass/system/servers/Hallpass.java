package hallpass.system.servers;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import java.time.Duration;
import java.util.List;

/** A running system of one or several servers. */
public interface Hallpass {

    /** How long a service may still accept the token of an ended session; counted from the answer that ended it. */
    Duration REFUSED_WITHIN = Duration.ofSeconds(2);

    /** A role whose users have to have a second factor; only the systems of most tests have it. */
    String MFA_ROLE = "vault";

    /** Sends requests to it. */
    Http http();

    /** The issuer ({@code iss}) in its tokens. */
    String issuer();

    /** The admin that its first start made. */
    TestUser admin();

    List<LibertyServer> servers();

    /** The providers by which people may also sign in; only the systems of most tests have some. */
    default Upstreams upstreams() {
        throw new UnsupportedOperationException("this system has no upstream providers");
    }
}
