package hallpass.auth.user;

import java.util.UUID;

/** Which programs are admins; the answer is another feature's, which knows users and is not known to them. */
public interface AdminServices {

    /** @return whether a service client has this id and the role admin now */
    boolean isAdmin(UUID client);
}
