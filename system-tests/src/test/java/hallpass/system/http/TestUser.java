package hallpass.system.http;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A user for one test. */
public final class TestUser {

    private static final Duration TOKEN_GOOD_FOR = Duration.ofMinutes(3);

    private final Http http;
    private final String email;
    private final String password;
    private String id;
    private Tokens tokens;
    private Instant signedInAt = Instant.MIN;

    private TestUser(Http http, String id, String email, String password) {
        this.http = http;
        this.id = id;
        this.email = email;
        this.password = password;
    }

    /** Registers a new user. */
    public static TestUser register(Http http) {
        String email = unusedEmail();
        String password = unusedPassword();
        Answer answer = http.post("/auth/users")
                .json("email", email, "password", password, "name", "Somebody")
                .expect(201);
        return new TestUser(http, answer.text("id"), email, password);
    }

    /** A user who exists already. */
    public static TestUser known(Http http, String email, String password) {
        return new TestUser(http, null, email, password);
    }

    public static String unusedEmail() {
        return "u" + UUID.randomUUID().toString().replace("-", "") + "@example.org";
    }

    public static String unusedPassword() {
        return "pw " + UUID.randomUUID();
    }

    public synchronized String id() {
        if (id == null) {
            id = Tokens.part(token(), 1).getString("sub");
        }
        return id;
    }

    public String email() {
        return email;
    }

    public String password() {
        return password;
    }

    /** Call this after the signing key was withdrawn: the next {@link #token} is a new one. */
    public synchronized void forgetToken() {
        tokens = null;
    }

    /** An access token that is valid for some minutes more. */
    public synchronized String token() {
        if (tokens == null || signedInAt.plus(TOKEN_GOOD_FOR).isBefore(Instant.now())) {
            tokens = signIn();
            signedInAt = Instant.now();
        }
        return tokens.access();
    }

    /** Signs in: a new session. */
    public Tokens signIn() {
        return Tokens.of(trySignIn(password));
    }

    public Answer trySignIn(String withPassword) {
        return http.post("/auth/token")
                .form("grant_type", "password", "username", email, "password", withPassword)
                .send();
    }

    public Answer refresh(Tokens tokens) {
        return http.post("/auth/token")
                .form("grant_type", "refresh_token", "refresh_token", tokens.refresh())
                .send();
    }

    public JsonObject me() {
        return http.get("/auth/users/me").as(this).expect(200).json();
    }
}
