package hallpass.auth.hash;

/** A hash cannot be taken. The message says why, for an admin to read; it never holds the hash. */
public final class UnusableHashException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableHashException(String reason) {
        super(reason, null, false, false);
    }
}
