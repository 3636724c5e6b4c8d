package hallpass.system.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hallpass.launcher.LibertyServer;
import hallpass.postgres.Postgres;
import hallpass.system.http.Answer;
import hallpass.system.http.Cookie;
import hallpass.system.http.Http;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Instances;
import hallpass.system.servers.MailServer;
import hallpass.system.servers.OwnServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Uses every kind of secret, then searches the logs and the database for them. */
@OwnServers
class SecretsIT {

    /** Letters that a server might expand or take away. */
    private static final String NASTY = "${nothing}\\$ #%";

    /** The secrets that were used, by their kind; a failure shows only the kind. */
    private final Map<String, String> secrets = new TreeMap<>();

    private final String databasePassword = "{xor}" + UUID.randomUUID() + NASTY + beyondAscii();

    private final Path instance = Instances.fresh("secrets");

    @Test
    void nothing_secret_is_written_with_h2() throws Exception {
        try (MailServer mail = MailServer.start()) {
            secrets.put("password of the database", databasePassword);
            use(mail, Map.of("HALLPASS_AUTH_DB_PASSWORD", databasePassword));
        }

        List<String> dump = new ArrayList<>();
        String url = "jdbc:h2:file:" + instance.resolve("auth").resolve("auth");
        try (Connection connection = DriverManager.getConnection(url, "hallpass", databasePassword);
                ResultSet script = connection.createStatement().executeQuery("script")) {
            while (script.next()) {
                dump.add(script.getString(1));
            }
        }
        assertFalse(dump.isEmpty());
        search("a dump of the database", String.join("\n", dump));
        searchFiles(instance.resolve("auth"), ".db"); // also rows that were deleted and are still on the disk
        searchLogs();
    }

    @Test
    void nothing_secret_is_written_with_postgresql() throws Exception {
        try (Postgres postgres = Postgres.start();
                MailServer mail = MailServer.start()) {
            postgres.createDatabase("auth");
            secrets.put("password of the database", postgres.password());
            use(
                    mail,
                    Map.of(
                            "HALLPASS_DATABASE",
                            "postgresql",
                            "HALLPASS_AUTH_DB_URL",
                            postgres.url("auth"),
                            "HALLPASS_AUTH_DB_USER",
                            "hallpass",
                            "HALLPASS_AUTH_DB_PASSWORD",
                            postgres.password()));

            search("a dump of the database", dump(postgres));
        }
        searchLogs();
    }

    private void use(MailServer mail, Map<String, String> database) throws Exception {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        String keyEncryptionKey =
                secret("key-encryption key", Base64.getEncoder().encodeToString(key));
        secret("password of the mail server", mail.password());
        TestUser admin = TestUser.known(
                null,
                TestUser.unusedEmail(),
                secret("admin's password", TestUser.unusedPassword() + NASTY + beyondAscii()));
        try (LibertyServer server = LibertyServer.named("auth")
                .instance(instance)
                .env("JVM_ARGS", Instances.JVM_ARGS)
                .env(database)
                .env(mail.settings())
                .env("LC_ALL", "C") // as in many containers
                .env("HALLPASS_KEY_ENCRYPTION_KEY", keyEncryptionKey)
                .env("HALLPASS_ADMIN_EMAIL", admin.email())
                .env("HALLPASS_ADMIN_PASSWORD", admin.password())
                .env("HALLPASS_REGISTRATION", "verified")
                .start()) {
            Http http = Http.at(server.awaitReady(Instances.READY_WITHIN).http());
            useAll(http, mail, TestUser.known(http, admin.email(), admin.password()));
        }
    }

    /** @return letters that this JVM can hand over in the environment of another one */
    private static String beyondAscii() {
        return "UTF-8".equals(System.getProperty("sun.jnu.encoding")) ? "contraseña Schlüssel 密碼" : "";
    }

    private void useAll(Http http, MailServer mail, TestUser admin) {
        TestUser user = register(http, mail);
        Tokens first = secret("first", user.signIn());
        Tokens second = secret("second", Tokens.of(user.refresh(first)));
        user.trySignIn(secret("wrong password", TestUser.unusedPassword())).expect(400);
        Cookie cookie = browser(http, user);

        http.get("/auth/users/me").token(second.access()).expect(200);
        for (String refused : List.of(second.refresh(), forged(second.access()), cookie.value())) {
            http.get("/auth/users/me").token(refused).expect(401);
        }
        http.get("/auth/users/me?access_token=" + second.access()).expect(401);
        http.put("/auth/users/me/password")
                .token(second.access())
                .json(
                        "current_password",
                        secret("wrong current password", TestUser.unusedPassword()),
                        "new_password",
                        secret("refused new password", TestUser.unusedPassword()))
                .expect(400);
        reset(http, mail, user);
        user.refresh(second).expect(400);
        user.refresh(first).expect(400);

        secret("admin's access token", admin.token());
        client(http, admin);
        http.post("/auth/keys/rotate").as(admin).send();
        http.get("/auth/audit?page_size=100").as(admin).expect(200);
        http.post("/auth/revoke").form("token", first.refresh()).expect(200);
    }

    /** Liberty writes a token with a wrong signature into its log. Of a good token no part may get there. */
    private static String forged(String token) {
        return token.substring(0, token.length() - 20) + "A".repeat(20);
    }

    private TestUser register(Http http, MailServer mail) {
        TestUser user = TestUser.known(http, TestUser.unusedEmail(), secret("password", TestUser.unusedPassword()));
        String key = secret("idempotency key", UUID.randomUUID().toString());
        for (int i = 0; i < 2; i++) {
            http.post("/auth/users")
                    .header("Idempotency-Key", key)
                    .json("email", user.email(), "password", user.password(), "name", "Somebody")
                    .expect(202);
        }
        String lost = secret("link of a registration", MailServer.token(mail.await(user.email(), 2)));
        http.post("/auth/email-verifications/confirm").json("token", lost).expect(204);
        http.post("/auth/email-verifications/confirm").json("token", lost).expect(400);
        return user;
    }

    private Cookie browser(Http http, TestUser user) {
        Answer signedIn = http.post("/auth/session")
                .json("email", user.email(), "password", user.password())
                .expect(200);
        secret("access token of the page", signedIn.text("access_token"));
        Cookie session = cookies(signedIn);
        Answer refreshed = http.post("/auth/session/refresh")
                .header("Cookie", session.pair())
                .header("X-Requested-By", "hallpass")
                .expect(200);
        cookies(refreshed);
        return session;
    }

    /** Notes all cookies as secrets. @return the session's cookie */
    private Cookie cookies(Answer answer) {
        List<String> set = answer.headers().allValues("Set-Cookie");
        Cookie session = null;
        for (String header : set) {
            String[] pair = header.split(";", 2)[0].split("=", 2);
            secret("cookie " + pair[0] + " " + secrets.size(), pair[1]);
            if (pair[0].equals("hallpass_session")) {
                session = new Cookie(pair[0], pair[1], Map.of());
            }
        }
        return session;
    }

    private void reset(Http http, MailServer mail, TestUser user) {
        http.post("/auth/password-resets").json("email", user.email()).expect(202);
        String token = secret("link of a reset", MailServer.token(mail.await(user.email(), 3)));
        http.post("/auth/password-resets/confirm")
                .json("token", token, "new_password", secret("reset password", TestUser.unusedPassword()))
                .expect(204);
        http.post("/auth/password-resets/confirm")
                .json("token", token, "new_password", secret("second reset password", TestUser.unusedPassword()))
                .expect(400);
    }

    private void client(Http http, TestUser admin) {
        Answer client = http.post("/auth/clients")
                .as(admin)
                .header(
                        "Idempotency-Key",
                        secret("idempotency key of a client", UUID.randomUUID().toString()))
                .json("name", "Reports", "audiences", List.of("auth"), "roles", List.of("user"))
                .send();
        if (client.status() == 404) {
            return;
        }
        client.expect(201);
        String clientSecret = secret("secret of a client", client.text("client_secret"));
        Answer token = http.post("/auth/token")
                .form(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client.text("client_id"),
                        "client_secret",
                        clientSecret)
                .expect(200);
        secret("access token of a client", token.text("access_token"));
        http.post("/auth/token")
                .form(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client.text("client_id"),
                        "client_secret",
                        secret("wrong secret of a client", "x" + UUID.randomUUID()))
                .expect(401);
    }

    private Tokens secret(String name, Tokens tokens) {
        secret(name + " access token", tokens.access());
        secret(name + " refresh token", tokens.refresh());
        return tokens;
    }

    private String secret(String name, String value) {
        secrets.put(name, value);
        return value;
    }

    private static String dump(Postgres postgres) throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (Connection connection = postgres.connect("auth")) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names = connection
                    .createStatement()
                    .executeQuery("select table_name from information_schema.tables where table_schema = 'public'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            assertFalse(tables.isEmpty());
            for (String table : tables) {
                try (ResultSet rows =
                        connection.createStatement().executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        dump.append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return dump.toString();
    }

    /** Logs, incidents (FFDC), traces, and the output of the start. */
    private void searchLogs() throws IOException {
        searchFiles(instance.resolve("servers").resolve("auth").resolve("logs"), "");
        search("console.log", Files.readString(instance.resolve("console.log")));
    }

    private void searchFiles(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
            assertFalse(found.isEmpty(), folder::toString);
            for (Path file : found) {
                search(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void search(String where, String text) {
        assertEquals(
                List.of(),
                secrets.entrySet().stream()
                        .filter(secret -> text.contains(secret.getValue()))
                        .map(Map.Entry::getKey)
                        .toList(),
                where);
    }
}
