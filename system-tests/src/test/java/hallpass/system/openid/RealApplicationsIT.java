package hallpass.system.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.node.Node;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    @Timeout(180)
    void the_documented_block_for_node_signs_people_in() throws Exception {
        String redirectUri = "https://app.example.com/callback";
        Application client = Application.firstParty(http, hallpass.admin(), "redirect_uris", List.of(redirectUri));
        TestUser user = TestUser.register(http);
        String secret = "ClientSecretBasic('" + client.secret() + "')";
        String block = Documented.told(Documented.block("Node, with openid-client", "js"), hallpass.issuer(), client)
                .replace(secret, secret + ", { execute: [client.allowInsecureRequests] }"); // http on localhost
        int back = block.indexOf("const tokens");
        Path folder = Files.createDirectories(Path.of("target", "node"));
        Files.writeString(
                folder.resolve("documented.mjs"),
                "import * as client from 'openid-client'\n"
                        + "import { signedIn } from './person.mjs'\n"
                        + "const [email, password, redirectUri] = process.argv.slice(2)\n"
                        + block.substring(0, back)
                        + "const request = { url: (await signedIn(address, { email, password, redirectUri })).href }\n"
                        + block.substring(back)
                        + "console.log(tokens.claims().sub)\n");

        String said = Node.run("documented.mjs", user.email(), user.password(), redirectUri);

        assertEquals(user.id(), said.strip());
    }
}
