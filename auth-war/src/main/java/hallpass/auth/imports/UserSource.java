package hallpass.auth.imports;

import java.util.function.Consumer;

/** A file with users, which is read as it comes. */
interface UserSource {

    /**
     * @param taker gets each user in turn
     * @throws hallpass.resource.problem.ProblemException 400 if the file is not what it should be; what was read before
     *     has been given to the taker
     */
    void read(Consumer<SourceUser> taker);
}
