package hallpass.auth.factor;

/**
 * A secret that is to be confirmed, shown once.
 *
 * @param secret in Base32, to be typed into an app
 * @param otpauthUri the same for an app on this device
 * @param qrCode the same as a picture: SVG
 */
public record NewTotpView(String secret, String otpauthUri, String qrCode) {

    @Override
    public String toString() {
        return "NewTotpView[]"; // for its user only
    }
}
