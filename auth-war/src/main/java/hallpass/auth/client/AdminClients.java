package hallpass.auth.client;

import hallpass.auth.user.AdminServices;
import hallpass.resource.token.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Service clients that an admin registered with the role admin. */
@ApplicationScoped
class AdminClients implements AdminServices {

    @Inject
    ServiceClients clients;

    @Override
    public boolean isAdmin(UUID client) {
        return clients.find(client.toString())
                .filter(found -> found.roles().contains(Roles.ADMIN))
                .isPresent();
    }
}
