package hallpass.resource.service;

/** The address of a service, as it is configured, in the form to which a path can be added. */
public final class BaseAddress {

    private BaseAddress() {}

    /** @return the address without the slashes at its end */
    public static String of(String configured) {
        int end = configured.length();
        while (end > 0 && configured.charAt(end - 1) == '/') {
            end--;
        }
        return configured.substring(0, end);
    }
}
