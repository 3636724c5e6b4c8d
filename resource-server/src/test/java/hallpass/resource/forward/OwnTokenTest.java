package hallpass.resource.forward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import hallpass.resource.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OwnTokenTest {

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final TestSource source = new TestSource();
    private final OwnToken own = new OwnToken();

    OwnTokenTest() {
        own.clock = clock.withZone(ZoneOffset.UTC);
        own.source = source;
    }

    @Test
    void one_token_serves_many_calls() {
        source.answers = true;

        String first = own.forService("catalog");
        now = now.plusSeconds(200);

        assertEquals(first, own.forService("catalog"));
        assertEquals(1, source.asked.size());
    }

    @Test
    void it_is_renewed_ahead_of_time_while_the_old_one_is_used() {
        source.answers = true;
        String first = own.forService("catalog");
        source.answers = false;
        now = now.plusSeconds(250);

        assertEquals(first, own.forService("catalog"));
        assertEquals(first, own.forService("catalog"));
        assertEquals(2, source.asked.size(), "one renewal in flight");

        source.give(1);
        assertEquals(source.text(1), own.forService("catalog"));
    }

    @Test
    void an_expired_one_is_not_used_and_a_failure_is_a_503() {
        source.answers = true;
        own.forService("catalog");
        now = now.plusSeconds(301);
        source.answers = false;
        source.fails = true;

        ProblemException away = assertThrows(ProblemException.class, () -> own.forService("catalog"));

        assertEquals(503, away.problem().status());
        assertTrue(away.retryAfter().isPresent());
    }

    @Test
    void after_a_failure_nobody_asks_for_a_second() {
        source.fails = true;
        assertThrows(ProblemException.class, () -> own.forService("catalog"));
        assertThrows(ProblemException.class, () -> own.forService("catalog"));
        assertEquals(1, source.asked.size());

        now = now.plusSeconds(1);
        source.fails = false;
        source.answers = true;

        own.forService("catalog");
        assertEquals(2, source.asked.size());
    }

    @Test
    void one_that_was_refused_is_not_used_again() {
        source.answers = true;
        String refused = own.forService("catalog");
        now = now.plusSeconds(2);

        assertTrue(own.forget(refused));

        assertEquals(source.text(1), own.forService("catalog"));
    }

    @Test
    void it_goes_to_no_service_that_it_does_not_name() {
        source.answers = true;

        assertThrows(IllegalStateException.class, () -> own.forService("auth"));
    }

    private static final class TestSource extends TokenSource {
        private final List<CompletableFuture<Fetched>> asked = new ArrayList<>();
        private boolean answers;
        private boolean fails;

        @Override
        CompletableFuture<Fetched> fetch() {
            CompletableFuture<Fetched> answer = new CompletableFuture<>();
            asked.add(answer);
            if (answers) {
                give(asked.size() - 1);
            }
            if (fails) {
                answer.completeExceptionally(new IOException("away"));
            }
            return answer;
        }

        void give(int number) {
            asked.get(number)
                    .complete(new Fetched(text(number), Duration.ofMinutes(5).toSeconds()));
        }

        String text(int number) {
            return new PlainJWT(new JWTClaimsSet.Builder()
                            .jwtID(Integer.toString(number))
                            .audience(List.of("catalog"))
                            .build())
                    .serialize();
        }
    }
}
