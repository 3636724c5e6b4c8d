package hallpass.auth.upstream;

/** A provider's answer signs nobody in. The message is for the audit and the log: it holds no token and no code. */
public class UpstreamException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    /** What kind of trouble it is, for the person. */
    public enum Trouble {
        /** The person did not want to go on, or the provider did not let the person in. */
        DENIED,

        /** The answer is not the one that was asked for: a mistake, or an attack. */
        REFUSED,

        /** The provider cannot be reached, or is broken. */
        AWAY
    }

    UpstreamException(Trouble trouble, String message) {
        super(message, null, false, false);
        this.trouble = trouble;
    }

    static UpstreamException denied(String message) {
        return new UpstreamException(Trouble.DENIED, message);
    }

    static UpstreamException refused(String message) {
        return new UpstreamException(Trouble.REFUSED, message);
    }

    static UpstreamException away(String message) {
        return new UpstreamException(Trouble.AWAY, message);
    }

    public Trouble trouble() {
        return trouble;
    }
}
