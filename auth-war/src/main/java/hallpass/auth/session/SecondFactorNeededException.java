package hallpass.auth.session;

/** The password was right, but the user has to show a second factor, for which a program cannot ask. */
public final class SecondFactorNeededException extends InvalidGrantException {

    private static final long serialVersionUID = 1;

    SecondFactorNeededException() {
        super("A second factor is needed. Sign in on the sign-in page.");
    }
}
