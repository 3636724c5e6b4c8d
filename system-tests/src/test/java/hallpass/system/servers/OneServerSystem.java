package hallpass.system.servers;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The EAR on one server with H2. The tests made its signing key, so they can sign tokens in which one thing only is
 * wrong.
 */
public final class OneServerSystem implements Hallpass, AutoCloseable {

    private final LibertyServer server;
    private final MailServer mail;
    private final SigningKeyFile signingKey;
    private final TestUser admin;
    private final Upstreams upstreams;

    private OneServerSystem(
            LibertyServer server, MailServer mail, SigningKeyFile signingKey, TestUser admin, Upstreams upstreams) {
        this.server = server;
        this.mail = mail;
        this.signingKey = signingKey;
        this.admin = admin;
        this.upstreams = upstreams;
    }

    static OneServerSystem start() throws IOException, InterruptedException {
        Path instance = Instances.fresh("one");
        SigningKeyFile key = SigningKeyFile.create(Files.createDirectories(instance.resolve("imported")));
        String email = TestUser.unusedEmail();
        String password = TestUser.unusedPassword();
        MailServer mail = MailServer.start();
        Upstreams upstreams = new Upstreams();
        LibertyServer server = LibertyServer.named("hallpass")
                .instance(instance)
                .env("JVM_ARGS", "-Xmx512m" + Instances.ARABIC)
                .env("HALLPASS_ADMIN_EMAIL", email)
                .env("HALLPASS_ADMIN_PASSWORD", password)
                .env("HALLPASS_THROTTLE_ADDRESS_FAILURES", Instances.ADDRESS_FAILURES)
                .env("HALLPASS_MFA_REQUIRED", Hallpass.MFA_ROLE)
                .env(Instances.APPLICATIONS_HERE)
                .env("HALLPASS_SIGNING_KEY_FILE", key.file().toString())
                .env(mail.settings())
                .env(upstreams.settings())
                .start();
        try {
            server.awaitReady(Instances.READY_WITHIN);
        } catch (RuntimeException notReady) {
            server.close();
            mail.close();
            throw notReady;
        }
        TestUser admin = TestUser.known(Http.at(server.http()), email, password);
        return new OneServerSystem(server, mail, key, admin, upstreams);
    }

    @Override
    public Http http() {
        return Http.at(server.http());
    }

    @Override
    public String issuer() {
        return server.http() + "/auth";
    }

    @Override
    public TestUser admin() {
        return admin;
    }

    @Override
    public List<LibertyServer> servers() {
        return List.of(server);
    }

    public LibertyServer server() {
        return server;
    }

    @Override
    public Upstreams upstreams() {
        return upstreams;
    }

    /** The server that gets its mail. */
    public MailServer mail() {
        return mail;
    }

    /** The key that signs this system's access tokens. */
    public SigningKeyFile signingKey() {
        return signingKey;
    }

    @Override
    public void close() {
        server.close();
        mail.close();
    }
}
