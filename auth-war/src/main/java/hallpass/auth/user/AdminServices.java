package hallpass.auth.user;

import java.util.UUID;

/** Says which programs are admins. The package of clients answers. It knows users, and users do not know it. */
public interface AdminServices {

    /** @return whether a service client has this id and the role admin now */
    boolean isAdmin(UUID client);
}
