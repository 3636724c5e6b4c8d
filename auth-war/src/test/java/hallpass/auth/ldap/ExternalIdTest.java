package hallpass.auth.ldap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExternalIdTest {

    @Test
    void a_uuid_in_letters_stays_as_it_is() {
        String uuid = "0c4fb69c-7c1e-103b-8a5d-3f2f3b7a1c11";

        assertEquals(Optional.of(uuid), ExternalId.of(uuid.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void sixteen_bytes_are_a_uuid() {
        byte[] bytes = HexFormat.of().parseHex("0c4fb69c7c1e103b8a5d3f2f3b7a1c11");

        assertEquals(Optional.of("0c4fb69c-7c1e-103b-8a5d-3f2f3b7a1c11"), ExternalId.of(bytes));
    }

    @Test
    void other_bytes_are_written_in_hexadecimal_digits() {
        assertEquals(Optional.of("00ff"), ExternalId.of(new byte[] {0, (byte) 0xff}));
    }

    @Test
    void an_entry_may_have_none() {
        assertEquals(Optional.empty(), ExternalId.of(null));
    }
}
