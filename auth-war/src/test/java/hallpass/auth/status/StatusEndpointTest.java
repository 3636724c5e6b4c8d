package hallpass.auth.status;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusEndpointTest {

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "br, gzip;q=0.5", "x-gzip", "deflate,gzip ; q=1.0"})
    void who_takes_gzip_gets_it(String encodings) {
        assertTrue(StatusEndpoint.takesGzip(encodings));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "*", "br", "gzip;q=0", "gzip; q=0.00", "gzipped", "identity"})
    void nobody_else_does(String encodings) {
        assertFalse(StatusEndpoint.takesGzip(encodings));
    }
}
