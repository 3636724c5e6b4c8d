package hallpass.auth.user;

import java.util.UUID;

/** Says which programs are admins. The answer is another feature's, which knows users; users do not know it. */
public interface AdminServices {

    /** @return whether a service client has this id and the role admin now */
    boolean isAdmin(UUID client);
}
