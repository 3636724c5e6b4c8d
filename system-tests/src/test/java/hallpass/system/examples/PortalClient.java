package hallpass.system.examples;

import hallpass.system.http.Answer;
import hallpass.system.servers.Hallpass;
import java.util.List;

/** The client of the portal, registered as docs/operations.md says. */
final class PortalClient {

    private PortalClient() {}

    /**
     * @param address of the portal, with a slash at its end
     * @return the answer with {@code client_id} and {@code client_secret}
     */
    static Answer register(Hallpass hallpass, String address) {
        return hallpass.http()
                .post("/auth/clients")
                .as(hallpass.admin())
                .json(
                        "name",
                        "Portal",
                        "first_party",
                        true,
                        "pkce",
                        "optional",
                        "audiences",
                        List.of("orders", "catalog"),
                        "redirect_uris",
                        List.of(address + "callback"),
                        "post_logout_redirect_uris",
                        List.of(address))
                .expect(201);
    }
}
