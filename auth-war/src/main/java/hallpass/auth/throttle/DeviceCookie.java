package hallpass.auth.throttle;

import hallpass.auth.event.Origin;
import hallpass.auth.key.KeyedHash;
import hallpass.resource.setting.Setting;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The cookie of a device that somebody has signed in with (OWASP, "device cookies"). It proves nothing about who is
 * there: it only lets a guess at the accounts that it was given for pass the throttle, a few times. It holds an entry
 * for each of the last few accounts, none of which says whose it is. SameSite=Lax, as the cookie of the sign-in: it has
 * to come along when a provider, or an application of another site, sends the browser here.
 */
@RequestScoped
public class DeviceCookie {

    static final String NAME = "hallpass_device";

    /** Attribute of a request: the cookie that the answer sets. */
    static final String TO_BE_SET = DeviceCookie.class.getName();

    private static final int MAX_ENTRIES = 5;
    private static final int MAX_LENGTH = 1000;

    @Inject
    HttpServletRequest request;

    @Inject
    KeyedHash keyedHash;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    /** After so long without a sign-in a device is unknown again. */
    @Inject
    @Setting(name = "hallpass.device.lifetime", defaultValue = "P180D")
    Duration lifetime;

    /** @return names the device, if it has a good entry for this account */
    public Optional<String> deviceOf(String account) {
        return deviceOf(account, Instant.EPOCH);
    }

    /** As {@link #deviceOf}, for a device on which the user has signed in since then. Whole seconds count. */
    public Optional<String> deviceOf(String account, Instant since) {
        return entryOf(account)
                .filter(entry -> entry.signedAt() >= since.getEpochSecond())
                .map(DeviceEntry::nonce);
    }

    /**
     * Remembers that this account's user has signed in here; the answer will set the cookie.
     *
     * @return names the device, as {@link #deviceOf} does from now on
     */
    public String remember(String account) {
        Instant now = clock.instant();
        Optional<DeviceEntry> known = entryOf(account);
        String nonce = known.map(DeviceEntry::nonce).orElseGet(() -> DeviceEntry.nonce(random));
        List<DeviceEntry> entries = new ArrayList<>();
        entries.add(DeviceEntry.sign(keyedHash, account, nonce, now));
        presented().stream()
                .filter(entry -> known.isEmpty() || !entry.equals(known.get()))
                .filter(entry -> entry.isYoung(now, lifetime))
                .limit(MAX_ENTRIES - 1)
                .forEach(entries::add);
        NewCookie cookie = new NewCookie.Builder(NAME)
                .value(DeviceEntry.join(entries))
                .path(request.getContextPath())
                .maxAge((int) Math.min(lifetime.toSeconds(), Integer.MAX_VALUE))
                .httpOnly(true)
                .secure(Origin.isSecure(request, issuer))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
        request.setAttribute(TO_BE_SET, cookie);
        return nonce;
    }

    private Optional<DeviceEntry> entryOf(String account) {
        Instant now = clock.instant();
        return presented().stream()
                .filter(entry -> entry.isYoung(now, lifetime) && entry.isGoodFor(keyedHash, account))
                .findFirst();
    }

    private List<DeviceEntry> presented() {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return List.of();
        }
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .filter(value -> value.length() <= MAX_LENGTH)
                .findFirst()
                .map(value -> DeviceEntry.split(value, MAX_ENTRIES))
                .orElse(List.of());
    }
}
