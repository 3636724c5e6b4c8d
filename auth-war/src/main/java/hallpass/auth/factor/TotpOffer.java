package hallpass.auth.factor;

import hallpass.auth.page.Brand;
import hallpass.auth.user.User;
import hallpass.resource.setting.Settings;

/**
 * A secret as it is shown to its user, once.
 *
 * @param secret to be typed into an app
 * @param address {@code otpauth:}, for an app on the same device
 * @param picture the address, for an app with a camera
 */
public record TotpOffer(String secret, String address, QrPicture picture) {

    static TotpOffer of(TotpSecret secret, User user, Settings settings) {
        String address = secret.address(Brand.of(settings).name(), user.email());
        return new TotpOffer(secret.base32(), address, QrPicture.of(address));
    }

    @Override
    public String toString() {
        return "TotpOffer[]"; // for its user only
    }
}
