package hallpass.auth.passkey;

/** A ceremony is refused. The message is for the audit; the caller learns only that it did not work. */
public final class PasskeyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PasskeyException(String reason) {
        super(reason);
    }

    PasskeyException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
