package hallpass.auth.logout;

/** The {@code id_token_hint} is not an ID token of ours, or not one of the client that is named beside it. */
class UnusableHintException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableHintException() {
        super("id_token_hint", null, false, false);
    }
}
