package hallpass.auth.hash;

import java.util.Optional;

/** Hashes of others as they stand in the column of our own ones. The mark tells how many there are still. */
final class StoredForm {

    private static final String MARK = "imported";

    /** The column's length. */
    private static final int MAX_LENGTH = 255;

    private StoredForm() {}

    static String of(ForeignHash hash) {
        return MARK + hash.text();
    }

    static Optional<ForeignHash> parse(String stored) {
        if (!stored.startsWith(MARK)) {
            return Optional.empty();
        }
        try {
            return Optional.of(HashForms.read(stored.substring(MARK.length())));
        } catch (UnusableHashException changed) { // an operator may have put anything into the database
            return Optional.empty();
        }
    }

    static ForeignHash fitting(ForeignHash hash) {
        Bounds.require(of(hash).length() <= MAX_LENGTH, "is longer than one can be here");
        return hash;
    }
}
