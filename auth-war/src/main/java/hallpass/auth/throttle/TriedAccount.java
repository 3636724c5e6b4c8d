package hallpass.auth.throttle;

/**
 * What became of one account at one network, as the number of a {@link Counter}. It goes down by one each time that a
 * failure is forgotten, so a failure is worth a success after a while, and then nothing. It is 0 if nobody
 * has tried the account lately.
 */
final class TriedAccount {

    /** Somebody got in. If somebody else fails, that counts again. */
    static final int GOT_IN = 1;

    /** The last try failed; it has been counted, and a further one is not another account. */
    static final int FAILED = 2;

    private TriedAccount() {}
}
