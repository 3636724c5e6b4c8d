package hallpass.auth.key;

import hallpass.resource.problem.ProblemException;
import java.util.UUID;

/** Says who may change keys. A package above this one answers, since keys know no users. */
public interface KeyAdmins {

    /** @throws ProblemException 403 if the user is no enabled admin any more */
    void require(UUID id);

    /**
     * As {@link #require}, and so it stays until the transaction that is there ends.
     *
     * @throws ProblemException 403 if the user is no enabled admin any more
     */
    void requireUntilEnd(UUID id);
}
