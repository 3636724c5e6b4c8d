package hallpass.system.servers;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import java.time.Duration;
import java.util.List;

/** A running system, whatever it consists of. */
public interface Hallpass {

    /** How long a service may still accept the token of an ended session; counted from the answer that ended it. */
    Duration REFUSED_WITHIN = Duration.ofSeconds(2);

    /** Where it answers. */
    Http http();

    /** What its tokens say about where they come from. */
    String issuer();

    /** The admin that its first start made. */
    TestUser admin();

    List<LibertyServer> servers();
}
