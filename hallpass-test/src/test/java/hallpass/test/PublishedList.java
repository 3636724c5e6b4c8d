package hallpass.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.InflaterInputStream;

/** A status list, read as a service reads it. @param bits of all places, eight in a byte, the lowest first */
record PublishedList(byte[] bits) {

    static PublishedList read(String issuer, String address) throws Exception {
        SignedJWT list = SignedJWT.parse(text(address));
        assertEquals("statuslist+jwt", list.getHeader().getType().getType());
        assertEquals(issuer, list.getJWTClaimsSet().getIssuer());
        assertEquals(address, list.getJWTClaimsSet().getSubject());
        String packed = (String) JsonView.object(list.getJWTClaimsSet().toJSONObject(), "status_list")
                .get("lst");
        try (InflaterInputStream inflater = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(packed)))) {
            return new PublishedList(inflater.readAllBytes());
        }
    }

    boolean isSet(int place) {
        return (bits[place / 8] >> place % 8 & 1) == 1;
    }

    private static String text(String address) throws IOException {
        try (var stream = URI.create(address).toURL().openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
