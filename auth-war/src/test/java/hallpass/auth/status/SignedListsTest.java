package hallpass.auth.status;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import hallpass.auth.key.TokenSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class SignedListsTest {

    private final StatusBits bits = new StatusBits();
    private final TestSigner signer = new TestSigner();
    private Instant now = Instant.parse("2026-11-22T10:00:00.150Z");
    private final InstantSource clock = () -> now;
    private final SignedLists lists = new SignedLists();
    private Instant asOf = now.minusMillis(200);

    SignedListsTest() {
        lists.signer = signer;
        lists.clock = clock.withZone(ZoneOffset.UTC);
        lists.issuer = "https://id.example.org/auth/";
        lists.endedIndexes = new EndedIndexes() {
            @Override
            StatusBits[] lists() {
                return new StatusBits[] {bits};
            }

            @Override
            Instant asOf() {
                return asOf;
            }
        };
    }

    @Test
    void has_the_claims_of_a_status_list_token() throws IOException {
        bits.set(0);
        bits.set(9);
        bits.set(StatusIndex.LIST_SIZE - 1);

        assertTrue(lists.list(0).isPresent());

        assertEquals("statuslist+jwt", signer.type.getType());
        assertEquals("https://id.example.org/auth/status/0", signer.claims.get("sub"));
        assertEquals(
                asOf.getEpochSecond(), signer.claims.get("iat"), "the time of what is known, not of the signature");
        assertTrue((long) signer.claims.get("exp") > now.getEpochSecond());
        Map<?, ?> list = (Map<?, ?>) signer.claims.get("status_list");
        assertEquals(1, list.get("bits"));
        byte[] unpacked = new InflaterInputStream(
                        new ByteArrayInputStream(Base64.getUrlDecoder().decode((String) list.get("lst"))))
                .readAllBytes();
        byte[] expected = new byte[StatusIndex.LIST_SIZE / 8];
        expected[0] = 1;
        expected[1] = 2;
        expected[expected.length - 1] = (byte) 0x80;
        assertArrayEquals(expected, unpacked);
    }

    @Test
    void there_is_no_list_beyond_the_last() {
        assertTrue(lists.list(1).isEmpty());
    }

    @Test
    void is_not_signed_again_while_nothing_changes() {
        SignedList first = lists.list(0).orElseThrow();
        now = now.plusSeconds(60);

        assertSame(first, lists.list(0).orElseThrow());
        assertEquals(1, signer.signatures);
    }

    @Test
    void an_end_is_signed_and_many_at_once_are_signed_once() {
        lists.list(0);
        now = now.plusSeconds(1);
        bits.set(1);
        SignedList second = lists.list(0).orElseThrow();
        bits.set(2);

        assertSame(second, lists.list(0).orElseThrow());
        now = now.plusMillis(100);
        SignedList third = lists.list(0).orElseThrow();

        assertNotSame(second, third);
        assertNotEquals(second.tag(), third.tag());
        assertEquals(3, signer.signatures);
    }

    @Test
    void is_signed_again_with_another_key_and_before_it_expires() {
        SignedList first = lists.list(0).orElseThrow();
        signer.key = "k2";
        SignedList second = lists.list(0).orElseThrow();
        now = now.plus(Duration.ofMinutes(5));
        SignedList third = lists.list(0).orElseThrow();

        assertNotSame(first, second);
        assertNotSame(second, third);
    }

    @Test
    void a_million_sessions_with_one_in_a_hundred_ended_fit_into_20_kilobytes() throws IOException {
        Random random = new Random(7);
        int ended = 0;
        while (ended < StatusIndex.LIST_SIZE / 100) {
            ended += bits.set(random.nextInt(StatusIndex.LIST_SIZE)) ? 1 : 0;
        }

        SignedList list = lists.list(0).orElseThrow();

        System.out.println(
                "1 % of 2^20 ended: token " + list.token().length + " bytes, compressed " + list.gzip().length);
        assertTrue(list.gzip().length < 19_500, "with room for the headers: " + list.gzip().length);
        assertArrayEquals(list.token(), new GZIPInputStream(new ByteArrayInputStream(list.gzip())).readAllBytes());
    }

    /** As large as an RS256 one, but for the key. */
    private static final class TestSigner extends TokenSigner {
        private String key = "k1";
        private int signatures;
        private JOSEObjectType type = JOSEObjectType.JWT;
        private Map<String, Object> claims = Map.of();

        @Override
        public String keyId() {
            return key;
        }

        @Override
        public String sign(JOSEObjectType signedType, Map<String, Object> signedClaims) {
            signatures++;
            type = signedType;
            claims = signedClaims;
            byte[] signature = new byte[256];
            new Random(signatures).nextBytes(signature);
            Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
            String header = "{\"kid\":\"NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs\",\"typ\":\"statuslist+jwt\","
                    + "\"alg\":\"RS256\"}";
            return base64.encodeToString(header.getBytes(java.nio.charset.StandardCharsets.UTF_8)) + "."
                    + base64.encodeToString(new com.nimbusds.jose.Payload(signedClaims).toBytes()) + "."
                    + base64.encodeToString(signature);
        }
    }
}
