package hallpass.resource.problem;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The exceptions that lie in one another. */
public final class Causes {

    private static final int MOST = 100; // a chain may be a circle

    private Causes() {}

    /** @return the failure itself, its cause, the cause of that, and so on; nothing for null */
    public static Stream<Throwable> of(@Nullable Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Objects::requireNonNull)
                .limit(MOST);
    }

    /** @return the innermost of these */
    public static Throwable root(Throwable failure) {
        return of(failure).reduce(failure, (outer, inner) -> inner);
    }

    /** @return the outermost of these that is of the given class */
    public static <T> Optional<T> first(@Nullable Throwable failure, Class<T> wanted) {
        return of(failure).filter(wanted::isInstance).map(wanted::cast).findFirst();
    }
}
