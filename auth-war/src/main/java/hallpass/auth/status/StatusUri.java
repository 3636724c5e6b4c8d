package hallpass.auth.status;

import hallpass.resource.service.BaseAddress;

/** The names of the lists, which are their addresses too. */
final class StatusUri {

    private StatusUri() {}

    static String of(String issuer, int list) {
        return BaseAddress.of(issuer) + "/status/" + list;
    }
}
