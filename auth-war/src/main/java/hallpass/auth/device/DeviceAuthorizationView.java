package hallpass.auth.device;

/**
 * The answer to a device (RFC 8628 section 3.2).
 *
 * @param userCode for the person
 * @param verificationUri where the person types it
 * @param verificationUriComplete the same with the code in it, for a QR code
 * @param expiresIn seconds
 * @param interval seconds between two questions at the token endpoint
 */
public record DeviceAuthorizationView(
        String deviceCode,
        String userCode,
        String verificationUri,
        String verificationUriComplete,
        long expiresIn,
        long interval) {

    @Override
    public String toString() {
        return "DeviceAuthorizationView[]"; // never the codes
    }
}
