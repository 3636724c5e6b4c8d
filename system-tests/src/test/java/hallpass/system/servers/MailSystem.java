package hallpass.system.servers;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import java.io.IOException;
import java.time.Duration;

/** An auth server that mails links to prove an address; the operator's brand is on its pages and under its mails. */
public final class MailSystem implements AutoCloseable {

    public static final String PAGE = "https://page.example.org/app";

    private static final Duration RESET_LIFETIME = Duration.ofSeconds(60);

    private final MailServer mail = MailServer.start();
    private final Upstreams upstreams = new Upstreams();
    private final LibertyServer server;
    private final TestUser admin;

    MailSystem() throws IOException, InterruptedException {
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();
        server = LibertyServer.named("auth")
                .instance(Instances.fresh("mail"))
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env(mail.settings())
                .env(upstreams.settings())
                .env("HALLPASS_ADMIN_EMAIL", email)
                .env("HALLPASS_ADMIN_PASSWORD", password)
                .env("HALLPASS_REGISTRATION", "verified")
                .env("HALLPASS_WEB_URL", PAGE)
                .env("HALLPASS_PASSWORD_RESET_LIFETIME", RESET_LIFETIME.toString())
                .env("HALLPASS_MAIL_REQUESTS", "100000")
                .env("HALLPASS_BRAND_NAME", "Acme & Söhne")
                .env("HALLPASS_BRAND_LOGO", "https://cdn.example.org/acme.svg")
                .env("HALLPASS_BRAND_COLOR", "#c2185b")
                .env("HALLPASS_BRAND_PRIVACY", "/privacy")
                .start();
        try {
            server.awaitReady(Instances.READY_WITHIN);
        } catch (RuntimeException notReady) {
            close();
            throw notReady;
        }
        admin = TestUser.known(http(), email, password);
    }

    public LibertyServer server() {
        return server;
    }

    public Http http() {
        return Http.at(server.http());
    }

    /** The server that gets its mail. */
    public MailServer mail() {
        return mail;
    }

    public TestUser admin() {
        return admin;
    }

    public Upstreams upstreams() {
        return upstreams;
    }

    @Override
    public void close() {
        server.close();
        mail.close();
    }
}
