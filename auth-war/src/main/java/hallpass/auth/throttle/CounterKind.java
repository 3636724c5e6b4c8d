package hallpass.auth.throttle;

/** The kinds of counters. Each has a {@link WaitRule} of its own. */
enum CounterKind {
    /** Failures of an e-mail as somebody typed it, whether there is such a user or not. */
    ACCOUNT,

    /** Failures from a network; an office shares one, so it has far more of them free. */
    ADDRESS,

    /**
     * The different accounts that were tried from a network without success. That tells somebody who tries one password
     * on many accounts from an office, whose people get in after a slip.
     */
    ACCOUNTS,

    /** What became of one account at one network: see {@link TriedAccount}. */
    TRIED_ACCOUNT,

    /** Failures on a device, or in a session, in which the user has signed in before. */
    DEVICE,

    /** A user's looks into the directory. */
    DIRECTORY,

    /** Requests of a network that make mail, whether there is somebody to mail to or not. */
    MAIL,

    /** Clients that a network registers. */
    CLIENT_REGISTRATION,

    /** A user's looks for the code of a device; each may be a guess. */
    USER_CODE,

    /** The same of a network, and its requests for such codes. */
    USER_CODE_NETWORK,

    /** Sign-ins of a network by way of another provider, which is called for each. */
    UPSTREAM,

    /** Answers of authenticators from a network; each costs the check of a signature. */
    PASSKEY
}
