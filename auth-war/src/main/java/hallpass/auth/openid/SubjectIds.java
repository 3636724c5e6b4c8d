package hallpass.auth.openid;

import hallpass.auth.client.ServiceClient;
import hallpass.auth.client.ServiceClients;
import hallpass.auth.key.KeyedHash;
import hallpass.auth.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Says by what identifier a client knows a user (OpenID Connect Core section 8). */
@ApplicationScoped
public class SubjectIds {

    private static final String PURPOSE = "pairwise-subject";

    @Inject
    KeyedHash hash;

    @Inject
    ServiceClients clients;

    /** @return the user's id, or for a pairwise client what no client of another sector gets */
    public String of(User user, String clientId) {
        return clients.find(clientId)
                .filter(ServiceClient::hasPairwiseSubjects)
                .map(client -> hash.of(PURPOSE, client.sector() + "\n" + user.id()))
                .orElseGet(() -> user.id().toString());
    }
}
