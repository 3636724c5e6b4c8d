package hallpass.resource.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import hallpass.resource.key.KeySet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusListReaderTest {

    private static final RSAKey KEY = key("k1");
    private static final RSAKey OTHER = key("k1");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final TestLists lists = new TestLists(KEY, NOW);
    private final StatusListReader reader = reader(NOW);

    @Test
    void a_good_list_is_read() throws ParseException {
        StatusList list = reader.read(lists.signed(lists.ended(1, 9)), TestLists.URI);

        assertEquals(0, list.status(0));
        assertEquals(1, list.status(1));
        assertEquals(1, list.status(9));
        assertEquals(0, list.status((1 << 20) - 1));
        assertEquals(-1, list.status(1 << 20));
        assertEquals(-1, list.status(-1));
        assertEquals(NOW, list.issuedAt());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void each_width_of_the_draft_is_read(int width) throws ParseException {
        byte[] bits = new byte[16];
        int place = 16 * 8 / width - 1;
        bits[15] = (byte) (1 << 8 - width);

        StatusList list = reader.read(lists.signed(lists.of(width, bits)), TestLists.URI);

        assertEquals(1, list.status(place));
        assertEquals(0, list.status(place - 1));
        assertEquals(-1, list.status(place + 1));
    }

    @Test
    void an_example_of_the_draft_is_read_as_it_says() throws ParseException {
        // section 4.1: 16 places, bytes b9 a3
        StatusList list = reader.read(lists.signed(lists.of(1, new byte[] {(byte) 0xb9, (byte) 0xa3})), TestLists.URI);

        int[] expected = {1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], list.status(i), "place " + i);
        }
    }

    @Test
    void another_keys_signature_is_refused() {
        refused(new TestLists(OTHER, NOW).signed(lists.ended()), "signature");
        refused(new TestLists(key("k2"), NOW).signed(lists.ended()), "not published");
    }

    @Test
    void another_type_or_algorithm_is_refused() {
        refused(lists.signed(lists.ended(), new JOSEObjectType("at+jwt")), "type");
        refused(lists.signed(lists.ended(), null), "type");
        refused(lists.signedAs(JWSAlgorithm.PS256), "its key's");
    }

    @Test
    void another_list_another_issuer_and_another_time_are_refused() {
        refused(lists.signed(lists.ended().subject(TestLists.URI + "1")), "another list");
        refused(lists.signed(lists.ended().issuer("https://evil.example")), "issuer");
        refused(lists.signed(lists.ended().issueTime(null)), "time");
        refused(lists.signed(lists.ended().issueTime(Date.from(NOW.plusSeconds(60)))), "time");
        refused(lists.signed(lists.ended().expirationTime(Date.from(NOW.minusSeconds(60)))), "expired");
    }

    @Test
    void from_the_disk_an_expired_one_is_better_than_none() throws ParseException {
        String old = lists.signed(lists.ended(3).expirationTime(Date.from(NOW.minusSeconds(60))));

        assertEquals(1, reader.read(old, null).status(3));
    }

    @Test
    void what_is_no_list_is_refused() {
        refused(lists.signed(lists.ended().claim("status_list", null)), "status_list");
        refused(lists.signed(lists.ended().claim("status_list", Map.of("bits", 3, "lst", "eJw"))), "bits");
        refused(lists.signed(lists.ended().claim("status_list", Map.of("bits", 1))), "unpacked");
        refused(lists.signed(lists.ended().claim("status_list", Map.of("bits", 1, "lst", "not zlib"))), "unpacked");
        refused("", "");
        refused("a.b.c", "");
        refused(lists.signed(lists.ended()) + "=", "compact");
        refused(lists.signed(lists.ended()) + ".", "");
    }

    @Test
    void a_bomb_is_refused_before_it_is_unpacked() {
        refused(lists.signed(lists.of(1, new byte[64 << 20])), "too large");
        refused("a".repeat(StatusListReader.MAX_TOKEN_BYTES + 1), "too large");
    }

    private void refused(String jws, String reason) {
        ParseException refusal = assertThrows(ParseException.class, () -> reader.read(jws, TestLists.URI));

        assertEquals(true, refusal.getMessage().contains(reason), refusal.getMessage());
    }

    private static StatusListReader reader(Instant now) {
        return new StatusListReader(keys(), TestLists.ISSUER, now);
    }

    private static KeySet keys() {
        try {
            return KeySet.parse(new JWKSet(KEY).toString(true), List.of("RS256"));
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
