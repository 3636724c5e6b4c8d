package hallpass.auth.device;

import hallpass.auth.authorize.RequestedScope;
import hallpass.auth.client.ServiceClient;
import hallpass.auth.throttle.Throttle;
import hallpass.auth.token.ClientAuthentication;
import hallpass.auth.token.Form;
import hallpass.auth.token.OAuthException;
import hallpass.resource.service.BaseAddress;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Gives a device its two codes (RFC 8628 section 3.1). */
@DenyAll
@Path("device_authorization")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeviceAuthorizationEndpoint {

    @Inject
    ClientAuthentication clients;

    @Inject
    RequestedScope scopes;

    @Inject
    DeviceAuthorizations devices;

    @Inject
    Throttle throttle;

    /** The address of this service, with its context. */
    @Inject
    @ConfigProperty(name = "hallpass.auth.url")
    String address;

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response authorize(
            @Nullable String parameters, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Form form = Form.parse(parameters);
        ServiceClient client = clients.caller(form, authorization)
                .service()
                .filter(ServiceClient::mayUseDevices)
                .orElseThrow(() -> OAuthException.unauthorizedClient("The client has not this grant type."));
        String scope = scopes.of(form, client, OAuthException::of);
        if (client.isPublic()) { // anybody can be it
            throttle.deviceCode();
        }
        return Response.ok(view(devices.begin(client, scope)))
                .header("Cache-Control", "no-store")
                .build();
    }

    private DeviceAuthorizationView view(DeviceAuthorizations.Codes codes) {
        String page = BaseAddress.of(address) + "/device";
        String userCode = codes.userCode().shown();
        return new DeviceAuthorizationView(
                codes.deviceCode().text(),
                userCode,
                page,
                page + "?user_code=" + userCode,
                DeviceAuthorizations.LIFETIME.toSeconds(),
                DeviceAuthorization.INTERVAL.toSeconds());
    }
}
