package hallpass.auth.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpSecretTest {

    /** 12345678901234567890 in ASCII, as RFC 6238 appendix B has it. */
    private static final TotpSecret RFC = new TotpSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);
    private static final long STEP = 1_111_111_109 / 30;

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void it_computes_the_codes_of_the_rfc(long seconds, String code) {
        assertEquals(code, RFC.code(seconds / 30, 8));
    }

    @Test
    void the_code_of_now_is_right_with_blanks_too() {
        assertEquals(OptionalLong.of(STEP), RFC.step("081804", NOW));
        assertEquals(OptionalLong.of(STEP), RFC.step(" 081 804 ", NOW));
    }

    @Test
    void a_clock_may_be_off_by_one_step_and_no_more() {
        assertEquals(OptionalLong.of(STEP - 1), RFC.step(RFC.code(STEP - 1, 6), NOW));
        assertEquals(OptionalLong.of(STEP + 1), RFC.step(RFC.code(STEP + 1, 6), NOW));
        assertEquals(OptionalLong.empty(), RFC.step(RFC.code(STEP - 2, 6), NOW));
        assertEquals(OptionalLong.empty(), RFC.step(RFC.code(STEP + 2, 6), NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "81804", "0818040", "07081804", "081805", "٠٨١٨٠٤", "abcdef"})
    void anything_else_is_wrong(String typed) {
        assertEquals(OptionalLong.empty(), RFC.step(typed, NOW));
    }

    @Test
    void a_secret_has_160_bits_and_is_another_one_each_time() {
        SecureRandom random = new SecureRandom();

        TotpSecret secret = TotpSecret.random(random);

        assertTrue(secret.base32().matches("[A-Z2-7]{32}"));
        assertNotEquals(secret, TotpSecret.random(random));
    }

    @Test
    void the_address_says_whose_it_is_and_how_codes_are_made() {
        assertEquals(
                "otpauth://totp/Acme%20%26%20Co:ada%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Acme%20%26%20Co&algorithm=SHA1&digits=6&period=30",
                RFC.address("Acme & Co", "ada@example.org"));
    }

    @Test
    void the_picture_is_dark_on_white_with_a_quiet_zone() {
        QrPicture picture = QrPicture.of(RFC.address("Hallpass", "ada@example.org"));

        assertTrue(picture.path().startsWith("M4,4h1v1h-1z"), "the corner of a finder pattern");
        assertTrue(picture.svg().contains("viewBox=\"0 0 " + picture.size() + " " + picture.size() + "\""));
    }
}
