package hallpass.auth.device;

import hallpass.auth.authorize.Interaction;
import hallpass.auth.client.ServiceClient;
import hallpass.auth.client.ServiceClients;
import hallpass.auth.factor.SignInSteps;
import hallpass.auth.factor.StepPage;
import hallpass.auth.page.AskingClient;
import hallpass.auth.page.DeviceConfirmPage;
import hallpass.auth.page.DevicePage;
import hallpass.auth.page.Fields;
import hallpass.auth.page.FormToken;
import hallpass.auth.page.Page;
import hallpass.auth.page.Pages;
import hallpass.auth.page.Redirect;
import hallpass.auth.sso.BrowserSignIn;
import hallpass.auth.sso.BrowserSignIns;
import hallpass.auth.throttle.Throttle;
import hallpass.auth.token.Scopes;
import hallpass.auth.user.User;
import hallpass.auth.user.Users;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a person lets a device in (RFC 8628 section 3.3). It shows what asks and asks once more, also if
 * the code came in the address: somebody else may have sent it (section 5.4).
 */
@DenyAll
@Path("device")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class DevicePageResource {

    private static final String FORM = "device";
    private static final String USER_CODE = "user_code";

    @Inject
    DeviceAuthorizations devices;

    @Inject
    ServiceClients clients;

    @Inject
    BrowserSignIns signIns;

    @Inject
    SignInSteps steps;

    @Inject
    Users users;

    @Inject
    Throttle throttle;

    @Inject
    Pages pages;

    @Inject
    FormToken formToken;

    @Context
    HttpServletRequest http;

    @GET
    @PermitAll
    public Response page(@QueryParam(USER_CODE) @DefaultValue("") String code) {
        return signedIn(code, signIn -> code.isEmpty() ? entry("", null, 200) : confirm(code, signIn));
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(@Nullable String body) {
        Fields form = Fields.of(body);
        formToken.require(FORM, form);
        String code = form.text(USER_CODE);
        return signedIn(
                code,
                signIn -> form.has("decision")
                        ? decided(code, signIn, form.text("decision").equals("allow"))
                        : confirm(code, signIn));
    }

    /** A device gets a session of its own. Its user has to be signed in as the policy wants it now. */
    private Response signedIn(String code, Function<BrowserSignIn, Response> answer) {
        Optional<BrowserSignIn> signIn = signIns.current();
        Optional<StepPage> missing = signIn.flatMap(steps::missing);
        if (signIn.isPresent() && missing.isEmpty()) {
            return answer.apply(signIn.get());
        }
        boolean asksForFactor = missing.filter(StepPage.SECOND_FACTOR::equals).isPresent();
        String page = asksForFactor ? StepPage.SECOND_FACTOR.path() : "signin"; // behind the password one is set up
        return Redirect.to(http.getContextPath() + "/" + page + "?" + Interaction.DEVICE + "="
                        + URLEncoder.encode(code, StandardCharsets.UTF_8))
                .build();
    }

    private Response confirm(String typed, BrowserSignIn signIn) {
        throttle.userCode(signIn.user());
        Optional<UserCode> code = UserCode.typed(typed);
        Optional<DeviceAuthorization> device = code.flatMap(devices::waiting);
        Optional<ServiceClient> client = device.flatMap(found -> clients.find(found.client()));
        Optional<User> user = users.find(signIn.user());
        if (code.isEmpty() || device.isEmpty() || client.isEmpty() || user.isEmpty()) {
            return unknown(typed);
        }
        AskingClient asking = Interaction.shown(client.get());
        DeviceConfirmPage page = new DeviceConfirmPage(
                asking,
                code.get().shown(),
                user.get().email(),
                Scopes.items(device.get().scope()));
        return pages.render(Page.of("device-confirm", page)
                .showing(Stream.ofNullable(asking.logo()).toList()));
    }

    private Response decided(String typed, BrowserSignIn signIn, boolean allowed) {
        throttle.userCode(signIn.user());
        if (UserCode.typed(typed)
                .flatMap(code -> devices.decide(code, signIn, allowed))
                .isEmpty()) {
            return unknown(typed);
        }
        String key = allowed ? "device.done" : "device.refused";
        return pages.message(200, pages.text(key + ".title"), pages.text(key));
    }

    private Response unknown(String typed) {
        return entry(typed, pages.text("device.unknown"), Response.Status.BAD_REQUEST.getStatusCode());
    }

    private Response entry(String code, @Nullable String error, int status) {
        return pages.render(Page.of("device", new DevicePage(code, error)).withStatus(status));
    }
}
