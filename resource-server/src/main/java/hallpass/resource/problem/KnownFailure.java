package hallpass.resource.problem;

import java.util.Optional;

/** Says what a failure from below means to the caller; other jars add what they know (a database that is away). */
public interface KnownFailure {

    /** @return the answer if this failure is a known one. Empty leaves it to others, and in the end to a 500 */
    Optional<ProblemException> explain(Throwable failure);
}
