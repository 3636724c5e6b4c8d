package hallpass.system.openid;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.node.Node;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Applications whose sign-in other people wrote. They are told the issuer, and what every client is told. */
@ExtendWith(OneServer.class)
class RealApplicationsIT {

    private final Hallpass hallpass;
    private final Http http;

    RealApplicationsIT(Hallpass hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
    }

    @Test
    @Timeout(180)
    void javascript_applications_sign_people_in() throws Exception {
        Application confidential = Application.firstParty(http, hallpass.admin());
        Application open = Application.publicOne(http, hallpass.admin());
        TestUser user = TestUser.register(http);

        String said = Node.run(
                "code.mjs",
                hallpass.issuer(),
                user.email(),
                user.password(),
                confidential.id(),
                confidential.secret(),
                open.id(),
                Application.REDIRECT_URI);

        assertTrue(said.contains("all is well"), said);
    }
}
