package hallpass.auth.imports;

import hallpass.auth.hash.ForeignHash;
import hallpass.auth.hash.UnusableHashException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The password of a user of a file.
 *
 * @param stored its hash as it is kept here; null if the user has to choose another one
 * @param reason why; empty otherwise
 */
record SourcePassword(@Nullable String stored, String reason) {

    static SourcePassword missing(String reason) {
        return new SourcePassword(null, reason);
    }

    static SourcePassword of(String text) {
        return text.isEmpty() ? missing("There is no password") : of(() -> ForeignHash.read(text));
    }

    /** @param hash throws {@link UnusableHashException} */
    static SourcePassword of(Supplier<ForeignHash> hash) {
        try {
            return new SourcePassword(hash.get().stored(), "");
        } catch (UnusableHashException unusable) {
            return missing(String.valueOf(unusable.getMessage()));
        }
    }

    @Override
    public String toString() {
        return "SourcePassword[]"; // a hash is not for logs
    }
}
