package hallpass.auth.page;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One page of each template, with the same text wherever somebody else may choose it. */
final class SamplePages {

    static final Brand OURS = new Brand("Hallpass", null, null, null, null);

    private SamplePages() {}

    static Stream<Page> all(String text) {
        AskingClient client = new AskingClient(
                text,
                URI.create("https://client.example.org/logo.png"),
                URI.create("https://client.example.org/policy?a=1&b=2"),
                URI.create("https://client.example.org/terms"));
        List<String> scopes = List.of("openid", "profile", "email", "offline_access", text);
        Map<String, String> errors =
                Optional.of(text).map(e -> Map.of("email", e, "password", e)).orElseThrow();
        List<UpstreamChoice> upstreams = List.of(new UpstreamChoice("google", text), new UpstreamChoice("corp", text));
        return Stream.of(
                Page.of("signin", new SignInPage(client, text, text, text, true, true, upstreams, text)),
                Page.of("connect", new ConnectPage(client, text, text, text, text, text, true, true)),
                Page.of("signup", new SignUpPage(client, text, text, text, errors, text)),
                Page.of("signup", new SignUpPage(null, text, text, text, errors, null)),
                Page.of("new-account", new NewAccountPage(text, text, text, text, errors, text)),
                Page.of("forgot", new ForgotPage("forgot", text, text, errors)),
                Page.of("reset", new ResetPage(text, errors)),
                Page.of("verify", new VerifyPage(text)),
                Page.of("message", new MessagePage(text, text, text, List.of(new PageLink(text, "/auth/signin")))),
                Page.of("signed-in", new SignedInPage(text, "/", upstreams)),
                Page.of("second-factor", new SecondFactorPage(client, text, text, true, true, 30, text)),
                Page.of(
                        "factor-setup",
                        new FactorSetupPage(client, text, text, "ABCD EFGH", "otpauth://totp/a", 3, "M0,0")),
                Page.of("recovery-codes", new RecoveryCodesPage(client, List.of(text), "/auth/signin")),
                Page.of("consent", new ConsentPage(client, text, scopes)),
                Page.of("device", new DevicePage(text, text)),
                Page.of("device-confirm", new DeviceConfirmPage(client, text, text, scopes)),
                Page.of("logout", new LogoutPage(text, text, Map.of("state", text))),
                Page.of(
                        "signed-out",
                        new SignedOutPage(
                                List.of(URI.create("https://rp.example.org/out?iss=a&sid=b")),
                                URI.create("https://client.example.org/?a=1&b=2"),
                                text)),
                Page.of(
                        "form-post",
                        new FormPostPage(URI.create("https://client.example.org/cb"), Map.of("state", text))));
    }

    static String render(Page page, String language, Brand brand, String query) {
        Frame frame = new Frame(Texts.in(language), brand, "/auth", query, form -> "token-of-" + form);
        return new Templates().render(page.template(), frame, page.model());
    }
}
