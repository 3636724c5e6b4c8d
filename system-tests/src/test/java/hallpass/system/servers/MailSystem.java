package hallpass.system.servers;

import java.io.IOException;
import java.time.Duration;

/** An auth server that mails links to prove an address; the operator's brand is on its pages and under its mails. */
public final class MailSystem extends AuthSystem {

    public static final String PAGE = "https://page.example.org/app";

    private static final Duration RESET_LIFETIME = Duration.ofSeconds(60);

    private final MailServer mail;
    private final Upstreams upstreams;

    private MailSystem(MailServer mail, Upstreams upstreams) throws IOException, InterruptedException {
        super("mail", server -> server.env(mail.settings())
                .env(upstreams.settings())
                .env("HALLPASS_REGISTRATION", "verified")
                .env("HALLPASS_WEB_URL", PAGE)
                .env("HALLPASS_PASSWORD_RESET_LIFETIME", RESET_LIFETIME.toString())
                .env("HALLPASS_MAIL_REQUESTS", "100000")
                .env("HALLPASS_BRAND_NAME", "Acme & Söhne")
                .env("HALLPASS_BRAND_LOGO", "https://cdn.example.org/acme.svg")
                .env("HALLPASS_BRAND_COLOR", "#c2185b")
                .env("HALLPASS_BRAND_PRIVACY", "/privacy"));
        this.mail = mail;
        this.upstreams = upstreams;
    }

    static MailSystem start() throws IOException, InterruptedException {
        MailServer mail = MailServer.start();
        try {
            return new MailSystem(mail, new Upstreams());
        } catch (RuntimeException notReady) {
            mail.close();
            throw notReady;
        }
    }

    /** The server that gets its mail. */
    public MailServer mail() {
        return mail;
    }

    public Upstreams upstreams() {
        return upstreams;
    }

    @Override
    public void close() {
        super.close();
        mail.close();
    }
}
