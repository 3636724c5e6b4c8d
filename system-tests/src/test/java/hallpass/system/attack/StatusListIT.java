package hallpass.system.attack;

import static hallpass.system.http.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import hallpass.system.http.Answer;
import hallpass.system.http.Json;
import hallpass.system.http.Refusals;
import hallpass.system.servers.OwnServers;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Good and bad status lists of the issuer, as a to-do server of its own sees them. */
@OwnServers
@ExtendWith(AttackedOften.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusListIT {

    static final int ENDED = 41;
    static final int LIVE = 42;

    private static final String PROTECTED = "/todo/lists";
    private static final Duration MOMENTS = Duration.ofSeconds(10);

    private final Attacked attacked;
    private final FakeIssuer issuer;

    StatusListIT(Attacked attacked) {
        this.attacked = attacked;
        this.issuer = attacked.issuer();
    }

    @BeforeEach
    void a_good_list_is_used() {
        issuer.publishes(issuer.key());
        issuer.lists(issuer.list(ENDED).signed());
        eventually(MOMENTS, () -> status(ENDED), status -> status == 401);
        eventually(MOMENTS, () -> status(LIVE), status -> status == 200);
    }

    @ParameterizedTest
    @MethodSource("hallpass.system.attack.StatusListAttacks#bad")
    void a_list_that_is_bad_or_missing_does_not_replace_the_list_in_use(StatusListAttacks.Attack attack)
            throws Exception {
        issuer.lists(attack.answer(issuer));
        fetched();

        assertEquals(401, status(ENDED));
        assertEquals(200, status(LIVE));
    }

    @ParameterizedTest
    @MethodSource("hallpass.system.attack.StatusListAttacks#good")
    void an_unusual_list_is_accepted(StatusListAttacks.Attack attack) throws Exception {
        issuer.lists(attack.answer(issuer));

        eventually(MOMENTS, () -> status(ENDED), status -> status == 200);
        eventually(MOMENTS, () -> status(LIVE), status -> status == 401);
    }

    @ParameterizedTest
    @MethodSource("hallpass.system.attack.StatusListAttacks#references")
    void an_impossible_place_is_401(String status) {
        Refusals.problem(
                401,
                attacked.http()
                        .get(PROTECTED)
                        .token(issuer.draft().claim("status", status).signed())
                        .send());
    }

    @Test
    void a_token_never_chooses_what_is_fetched() throws Exception {
        try (FakeIssuer other = new FakeIssuer()) {
            other.lists(other.list().signed());
            for (String uri : new String[] {
                other.address() + "/status/0",
                other.address().replace("localhost", "127.0.0.1") + "/status/0",
                issuer.address().replace("http://", "http://u@") + "/status/0",
                "https://issuer.example@" + other.address().substring(7) + "/status/0",
                FakeIssuer.NAME.replace("https", "http") + "/status/0"
            }) {
                String token =
                        issuer.draft().claim("status", reference(LIVE, uri)).signed();
                assertEquals(
                        401, attacked.http().get(PROTECTED).token(token).send().status(), uri);
            }
            fetched();
            assertEquals(0, other.listFetches() + other.fetches());
        }
    }

    @Test
    void a_token_without_a_place_is_judged_without_it() {
        assertEquals(
                200,
                attacked.http()
                        .get(PROTECTED)
                        .token(issuer.draft().signed())
                        .send()
                        .status());
    }

    @Test
    void a_list_that_never_comes_blocks_nobody() {
        issuer.lists(exchange -> {
            try {
                Thread.sleep(60_000); // until the server is closed or the client gives up
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        fetched();

        // a fetch may take four seconds: requests that waited for one each time would take more than a minute
        assertTimeoutPreemptively(Duration.ofSeconds(40), () -> {
            for (int i = 0; i < 10; i++) {
                assertEquals(401, status(ENDED));
                assertEquals(200, status(LIVE));
            }
        });
    }

    @Test
    void an_end_counts_at_once_although_the_list_before_was_never_fetched_to_its_end() {
        issuer.lists(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush(); // and nothing more
        });
        fetched();

        issuer.lists(issuer.list(ENDED, LIVE).signed());

        eventually(Duration.ofSeconds(2), () -> status(LIVE), status -> status == 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "failed"})
    void operators_see_that_the_list_cannot_be_taken_and_how_old_it_is(String outcome) {
        double before = metric("hallpass_status_list_fetches_total", outcome);
        issuer.lists(
                outcome.equals("refused")
                        ? FakeIssuer.listed(issuer.list().signed(FakeIssuer.rsa()))
                        : (HttpHandler) exchange -> FakeIssuer.send(exchange, 500, "text/plain", new byte[0]));

        eventually(MOMENTS, () -> metric("hallpass_status_list_fetches_total", outcome), now -> now > before + 1);
        eventually(MOMENTS, () -> metric("hallpass_status_list_age_seconds", ""), age -> age > 1);
        Answer ready =
                eventually(MOMENTS, () -> attacked.http().get("/health/ready").send(), answer -> age(answer) >= 1);
        assertEquals(200, ready.status(), "it goes on with what it has");
    }

    @Test
    void refusals_are_counted_by_reason() {
        double ended = metric("hallpass_tokens_refused_total", "ended");
        double invalid = metric("hallpass_tokens_refused_total", "invalid");

        status(ENDED);
        status(1 << 20);

        assertTrue(metric("hallpass_tokens_refused_total", "ended") > ended);
        assertTrue(metric("hallpass_tokens_refused_total", "invalid") > invalid);
    }

    private int status(int index) {
        return attacked.http()
                .get(PROTECTED)
                .token(issuer.draft()
                        .claim("status", reference(index, FakeIssuer.LIST))
                        .signed())
                .send()
                .status();
    }

    static String reference(int index, String uri) {
        return "{\"status_list\":{\"idx\":" + index + ",\"uri\":\"" + uri + "\"}}";
    }

    private static int age(Answer ready) {
        JsonObject check = Json.objects(ready.json(), "checks").stream()
                .filter(each -> each.getString("name").equals("todo-status-lists"))
                .findFirst()
                .orElseThrow();
        return check.containsKey("data") ? check.getJsonObject("data").getInt("age_seconds", -1) : -1;
    }

    /** @return the value of the first line with this name and this text of labels; 0 if there is none */
    private double metric(String name, String label) {
        return attacked.http()
                .get("/metrics")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(name) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(0);
    }

    /** Waits until the service has got the answer that the issuer now gives. */
    private void fetched() {
        int before = issuer.listFetches();
        eventually(Duration.ofSeconds(20), issuer::listFetches, now -> now >= before + 2);
    }
}
