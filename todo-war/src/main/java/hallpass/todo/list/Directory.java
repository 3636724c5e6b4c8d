package hallpass.todo.list;

import hallpass.resource.problem.ProblemException;
import java.util.Optional;

/** Knows people by their e-mail. */
interface Directory {

    /**
     * @param authorization the caller's own, forwarded: the directory decides what this caller may ask
     * @throws ProblemException 503 where it can't be asked, 429 where the caller asked too often
     */
    Optional<Person> find(String email, String authorization);
}
