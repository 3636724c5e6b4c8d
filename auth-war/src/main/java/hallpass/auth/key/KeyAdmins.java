package hallpass.auth.key;

import hallpass.resource.problem.ProblemException;
import java.util.UUID;

/** Who may change keys. Asked here, answered by the feature that knows users, which stands above this one. */
public interface KeyAdmins {

    /** @throws ProblemException 403 where the user is no enabled admin any more */
    void require(UUID id);

    /**
     * As {@link #require}, and so it stays until the transaction that is there ends.
     *
     * @throws ProblemException 403 where the user is no enabled admin any more
     */
    void requireUntilEnd(UUID id);
}
