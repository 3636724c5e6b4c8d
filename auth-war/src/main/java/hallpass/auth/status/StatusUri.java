package hallpass.auth.status;

/** The names of the lists, which are their addresses too. */
final class StatusUri {

    private StatusUri() {}

    static String of(String issuer, int list) {
        return issuer.replaceAll("/+$", "") + "/status/" + list;
    }
}
