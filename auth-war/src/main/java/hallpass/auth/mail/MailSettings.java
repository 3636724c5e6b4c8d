package hallpass.auth.mail;

import hallpass.auth.registration.RegistrationMode;
import hallpass.auth.secret.Secret;
import hallpass.database.Migrated;
import hallpass.resource.problem.Problem;
import hallpass.resource.problem.ProblemException;
import hallpass.resource.service.SecretSettings;
import hallpass.resource.setting.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings of outgoing mail and of the links in it. Nothing is taken from a request. */
@ApplicationScoped
public class MailSettings {

    private static final Logger LOG = System.getLogger(MailSettings.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Inject
    @ConfigProperty(name = "hallpass.smtp.host")
    Optional<String> host;

    @Inject
    @Setting(name = "hallpass.smtp.port")
    OptionalInt port;

    @Inject
    @Setting(name = "hallpass.smtp.tls", defaultValue = "starttls")
    String tls;

    @Inject
    @ConfigProperty(name = "hallpass.smtp.user")
    Optional<String> user;

    @Inject
    SecretSettings secrets;

    @Inject
    @ConfigProperty(name = "hallpass.smtp.from")
    Optional<String> from;

    @Inject
    @Setting(name = "hallpass.web.url")
    Optional<String> webUrl;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    @Inject
    @Setting(name = "hallpass.password.reset.lifetime", defaultValue = "PT1H")
    Duration resetLifetime;

    @Inject
    @Setting(name = "hallpass.email.verification.lifetime", defaultValue = "P1D")
    Duration verificationLifetime;

    @Inject
    RegistrationMode registration;

    void check(@Observes Migrated migrated) {
        if (!isConfigured() && registration.isVerified()) {
            LOG.log(
                    Level.ERROR,
                    "HALLPASS_REGISTRATION is verified, but HALLPASS_SMTP_HOST is not set: nobody can register.");
        }
        if (isConfigured() && tls.equals("none") && user.isPresent()) {
            LOG.log(Level.WARNING, "HALLPASS_SMTP_TLS is none: the password goes to the mail server in the clear.");
        }
    }

    public boolean isConfigured() {
        return host.filter(name -> !name.isBlank()).isPresent();
    }

    /** @throws ProblemException 404 if no mail can be sent */
    public void require() {
        if (!isConfigured()) {
            throw new ProblemException(
                    Problem.of(404, "This service sends no mail. Ask an admin.").ofKind("no-mail"));
        }
    }

    Duration lifetime(Purpose purpose) {
        return purpose == Purpose.PASSWORD_RESET ? resetLifetime : verificationLifetime;
    }

    /** The token is behind the {@code #}: browsers send it to no server, so no log and no Referer has it. */
    String link(String page, Secret token) {
        String base = webUrl.orElseGet(() -> URI.create(issuer).resolve("/").toString());
        return base + (base.endsWith("/") ? "" : "/") + page + "#token=" + token.text();
    }

    String sender() {
        return from.orElseGet(() -> "no-reply@" + URI.create(issuer).getHost());
    }

    String user() {
        return user.orElse("");
    }

    String password() {
        return secrets.find("hallpass.smtp.password")
                .map(SecretSettings.Found::text)
                .orElse("");
    }

    Properties session() {
        boolean implicit = tls.equals("implicit");
        boolean starttls = !implicit && !tls.equals("none");
        String millis = Long.toString(PATIENCE.toMillis());
        Properties session = new Properties();
        session.setProperty("mail.transport.protocol", "smtp");
        session.setProperty("mail.smtp.host", host.orElse(""));
        session.setProperty("mail.smtp.port", Integer.toString(port.orElse(implicit ? 465 : 587)));
        session.setProperty("mail.smtp.ssl.enable", Boolean.toString(implicit));
        session.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        session.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        session.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        session.setProperty("mail.smtp.auth", Boolean.toString(user.isPresent()));
        session.setProperty("mail.smtp.connectiontimeout", millis);
        session.setProperty("mail.smtp.timeout", millis);
        session.setProperty("mail.smtp.writetimeout", millis);
        session.setProperty("mail.mime.allowutf8", "true"); // addresses beyond ASCII (RFC 6531)
        session.setProperty("mail.from", sender()); // or the message id would tell the names of account and machine
        return session;
    }
}
