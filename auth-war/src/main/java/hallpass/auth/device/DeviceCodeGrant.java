package hallpass.auth.device;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationGrantError;
import hallpass.auth.client.ServiceClient;
import hallpass.auth.grant.GrantType;
import hallpass.auth.grant.TokenRequest;
import hallpass.auth.grant.TokenView;
import hallpass.auth.grant.UserTokens;
import hallpass.auth.secret.Secret;
import hallpass.auth.session.Device;
import hallpass.auth.session.Granted;
import hallpass.auth.session.InvalidGrantException;
import hallpass.auth.session.SessionStarts;
import hallpass.auth.session.SignedIn;
import hallpass.auth.token.OAuthException;
import hallpass.auth.token.Scopes;
import hallpass.database.InstantColumn;
import hallpass.database.write.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The grant {@code urn:ietf:params:oauth:grant-type:device_code} (RFC 8628 section 3.4). */
@ApplicationScoped
public class DeviceCodeGrant implements GrantType {

    @Inject
    DeviceAuthorizations devices;

    @Inject
    SessionStarts starts;

    @Inject
    UserTokens userTokens;

    @Inject
    Transaction transaction;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "urn:ietf:params:oauth:grant-type:device_code";
    }

    @Override
    public int place() {
        return 4;
    }

    @Override
    public TokenView tokens(TokenRequest request) {
        ServiceClient client = request.client()
                .service()
                .filter(ServiceClient::mayUseDevices)
                .orElseThrow(() -> OAuthException.unauthorizedClient("The client has not this grant type."));
        Secret code = new Secret(request.form().require("device_code"));
        Supplier<SignedIn> answer = transaction.run(() -> polled(code, client, request.userAgent()));
        return userTokens.of(answer.get(), null);
    }

    /** @return the answer or its refusal, so that what was noted of the question is kept in any case */
    private Supplier<SignedIn> polled(Secret code, ServiceClient client, @Nullable String userAgent) {
        DeviceAuthorization device = devices.locked(code)
                .filter(found -> found.client().equals(client.id()))
                .orElseThrow(() -> new InvalidGrantException("The device_code is not known."));
        Instant now = InstantColumn.now(clock);
        if (device.state() == DeviceAuthorization.State.USED) {
            throw new InvalidGrantException("The device_code was used before.");
        }
        if (device.expiredAt(now)) {
            return refusal(DeviceAuthorizationGrantError.EXPIRED_TOKEN.getCode(), "The device_code has expired.");
        }
        return switch (device.state()) {
            case WAITING ->
                device.isPolledTooSoon(now)
                        ? refusal(
                                DeviceAuthorizationGrantError.SLOW_DOWN.getCode(),
                                "Wait five seconds longer between two questions from now on.")
                        : refusal(
                                DeviceAuthorizationGrantError.AUTHORIZATION_PENDING.getCode(),
                                "The user has not answered yet.");
            case REFUSED -> refusal(OAuth2Error.ACCESS_DENIED_CODE, "The user did not allow it.");
            default -> {
                SignedIn signedIn = begun(device, client, userAgent);
                yield () -> signedIn;
            }
        };
    }

    /** A session of its own: a user who signs out in the browser does not mean the device. */
    private SignedIn begun(DeviceAuthorization device, ServiceClient client, @Nullable String userAgent) {
        boolean refreshable =
                client.mayRefresh() && (client.firstParty() || Scopes.includes(device.scope(), Scopes.OFFLINE_ACCESS));
        device.used();
        return starts.begin(new Granted(
                device.user(),
                null,
                device.authTime(),
                device.signInUntil(),
                device.acr(),
                device.amr(),
                new Device(client.id(), userAgent),
                device.scope(),
                null,
                refreshable));
    }

    private static Supplier<SignedIn> refusal(String error, String description) {
        return () -> {
            throw OAuthException.of(error, description);
        };
    }
}
