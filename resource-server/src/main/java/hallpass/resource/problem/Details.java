package hallpass.resource.problem;

/** The texts that say what a caller can do about a status, each in this one place. */
final class Details {

    private static final long MEBIBYTE = 1 << 20;

    private Details() {}

    static String tooLarge(long most) {
        return "The body is larger than "
                + (most % MEBIBYTE == 0 ? most / MEBIBYTE + " MiB." : most + " bytes, the most that is taken here.");
    }

    static String of(int status) {
        return switch (status) {
            case 400 -> "The request is malformed.";
            case 401 -> "A valid access token is needed: Authorization: Bearer <access token>.";
            case 403 -> "The access token is good, but it does not allow this.";
            case 404 -> "There is nothing here, or it is not yours.";
            case 405 -> "This method is not offered here; the Allow header lists those that are.";
            case 406 -> "None of the media types that you accept can be given here.";
            case 412 -> "It has been changed since. Read it again and repeat your change.";
            case 413 -> tooLarge(MEBIBYTE);
            case 415 -> "This media type is not taken here.";
            case 429 -> "Too many requests. Wait and try again.";
            case 503 -> "The service cannot answer just now. Try again shortly.";
            default -> status < 500 ? "The request cannot be answered." : "Something went wrong on our side.";
        };
    }
}
