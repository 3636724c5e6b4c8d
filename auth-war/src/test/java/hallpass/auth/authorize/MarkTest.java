package hallpass.auth.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.auth.key.KeyedHash;
import hallpass.auth.secret.Sha256;
import hallpass.auth.token.Form;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarkTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Form request = Form.parse("client_id=portal&prompt=login&state=a+b%26c");
    private final UUID signIn = UUID.randomUUID();

    @Test
    void remembers_when_the_request_came_first() {
        String query = mark(NOW).query(request);

        assertEquals(Optional.of(NOW), mark(NOW.plusSeconds(90)).of(Form.parse(query)));
        assertEquals(query, mark(NOW.plusSeconds(90)).query(Form.parse(query)), "it stays as it is");
    }

    @Test
    void a_request_without_a_mark_comes_for_the_first_time() {
        assertEquals(Optional.empty(), mark(NOW).of(request));
    }

    @Test
    void is_of_one_request_only() {
        String query = mark(NOW).query(request);

        assertEquals(Optional.empty(), mark(NOW).of(Form.parse(query.replace("login", "consent"))));
        assertEquals(Optional.empty(), mark(NOW).of(Form.parse(query + "&more=x")));
    }

    @Test
    void cannot_be_made_older() {
        String query = mark(NOW).query(request);
        String seconds = String.valueOf(NOW.getEpochSecond());

        assertEquals(Optional.empty(), mark(NOW).of(Form.parse(query.replace(seconds, "1"))));
        assertEquals(Optional.empty(), mark(NOW).of(Form.parse(query.replace(seconds, "x"))));
        assertEquals(Optional.empty(), mark(NOW).of(Form.parse("client_id=portal&at=")));
    }

    @Test
    void is_forgotten_after_an_hour() {
        Form marked = Form.parse(mark(NOW).query(request));

        assertEquals(Optional.empty(), mark(NOW.plus(Duration.ofHours(1))).of(marked));
    }

    @Test
    void a_choice_is_of_one_sign_in_and_one_request() {
        String chosen = mark(NOW).query(request) + "&chosen=" + mark(NOW).choice(request, signIn);

        assertTrue(mark(NOW).isChosen(Form.parse(chosen), signIn));
        assertFalse(mark(NOW).isChosen(Form.parse(chosen), UUID.randomUUID()));
        assertFalse(mark(NOW).isChosen(Form.parse(chosen.replace("portal", "other")), signIn));
        assertFalse(mark(NOW).isChosen(request, signIn));
    }

    private static Mark mark(Instant now) {
        Mark mark = new Mark();
        mark.clock = Clock.fixed(now, ZoneOffset.UTC);
        mark.hash = new KeyedHash() {
            @Override
            public String of(String purpose, String text) {
                return Sha256.base64((purpose + "\0secret\0" + text).getBytes(StandardCharsets.UTF_8));
            }
        };
        return mark;
    }
}
