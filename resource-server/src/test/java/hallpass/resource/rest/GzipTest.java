package hallpass.resource.rest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"gzip", "GZIP", "br, gzip;q=0.5", "gzip, deflate, br, zstd", "x-gzip", "deflate,gzip ; q=1.0"})
    void a_client_that_takes_gzip_gets_it(String encodings) {
        assertTrue(Gzip.isTakenBy(encodings));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "*", "br", "gzip;q=0", "gzip; q=0.00", "gzipped", "identity"})
    void other_clients_get_plain_text(String encodings) {
        assertFalse(Gzip.isTakenBy(encodings));
    }
}
