package hallpass.auth.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hashes that others computed. Those of Django and Keycloak come from Python 3.11 ({@code hashlib.pbkdf2_hmac},
 * {@code hashlib.scrypt}, {@code crypt.crypt} of libxcrypt) in the form that these systems write; those of Spring from
 * spring-security-crypto 7.1.1; the others of Argon2 from the reference implementation (phc-winner-argon2, src/test.c).
 */
class ForeignHashTest {

    private static final String PASSWORD = "correct horse bättery";
    private static final String BCRYPT = "$2b$04$abcdefghijklmnopqrstuu.re4/lWF.zqrrGnYy1AP3doZ95IIwKq";
    private static final String SALT = "AAECAwQFBgcICQoLDA0ODw==";

    static Stream<String> ofPassword() {
        return Stream.of(
                "pbkdf2_sha256$1000$seasalt12345$hueVd0uzQzCNI3QXDORHV1Edc90AWhxY707xaqnhx5I=",
                "pbkdf2_sha1$1000$seasalt12345$yrtAhiPiC+ObOIAnSUdI1qdjXFg=",
                "scrypt$1024$seasalt12345$8$2$NUWvgZo7n0hu9IjHKMiJm24OEgpaMSnHVGwike/KcsOR/SJXanZs0VBfRiEBOAcbDRywsWq8w"
                        + "BlNijxwDv4THg==",
                "bcrypt_sha256$$2b$04$abcdefghijklmnopqrstuuVv0hMmxR2IxefkCye2GKQig0xRboDOO",
                "bcrypt$" + BCRYPT,
                BCRYPT,
                BCRYPT.replace("2b", "2a"),
                BCRYPT.replace("2b", "2y"),
                "{pbkdf2}5062a262073b66b9f29bf3d0bb7b323c3733c1936899034002ec146cea7b15ed901303775bebac40",
                "{pbkdf2@SpringSecurity_v5_8}0b71745588963520d5283d76ebafe2393dc6f8582b5e66215dde651ab7c00f"
                        + "58e61e81cc87d0681d35168d683dc18272",
                "{bcrypt}$2a$04$ZTyhMDXewUUEJN0QlKI3pe8M1BktraOlIfrxjExFqPO.pnb2b5DDi",
                "{scrypt}$e0801$naQZH1xcHaXRUf05msTXyhNWRplxUH6/xXoHHUUaCqsFWhpmH981z8k83BiV/SwnBnhhDZ7m1uG"
                        + "5X3DgmWEqOA==$u59TbCyuJijN0bTN6/YhFcxxOa+ngI2xdcM4zu5VcbA=",
                "{scrypt@SpringSecurity_v5_8}$100801$4SWXuQKxygIK9ZtD3Pf8Cg==$pe+Gkm+iqS/Xt7Og5DGZrNdKp35d4"
                        + "ButWD/T6VGOFgI=",
                "{argon2}$argon2id$v=19$m=4096,t=3,p=1$XzYsgtTLm9cNCw0RM1Qjsg$1b0gm854MUmuJCsDGu0f7xH1GY+Pj"
                        + "GVwnUoqDO0M16Y",
                "{argon2@SpringSecurity_v5_8}$argon2id$v=19$m=16384,t=2,p=1$72DzK4gEmnd6E9yUPFipKQ$3VFB7c4b"
                        + "vmfmUeVmffoG4qBLZDrMfYZgxwoFQydN0Yc");
    }

    static Stream<String> ofTheWordPassword() {
        return Stream.of(
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "argon2$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA",
                "$argon2i$m=65536,t=2,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ");
    }

    @ParameterizedTest
    @MethodSource("ofPassword")
    void a_password_is_known_by_the_hash_of_another_system(String text) {
        assertKnows(ForeignHash.read(text), PASSWORD);
    }

    @ParameterizedTest
    @MethodSource("ofTheWordPassword")
    void a_password_is_known_by_any_kind_of_argon2(String text) {
        assertKnows(ForeignHash.read(text), "password");
    }

    @Test
    void a_password_is_known_by_a_hash_of_keycloak() {
        assertKnows(
                ForeignHash.ofKeycloak(
                        "pbkdf2-sha512",
                        1_000,
                        Map.of(),
                        SALT,
                        "Jy7zXSEOgBc/8M+lZL8/mpQAW7VO4v9kqiJSuosxuPGejsM3Y+Wo2rsqdmIfjDaSB7miVcgr9WTtyP+kOkPwLA=="),
                PASSWORD);
        assertKnows(
                ForeignHash.ofKeycloak(
                        "pbkdf2-sha256",
                        1_000,
                        Map.of(),
                        SALT,
                        "KNnI6qMWHAqAnT0mrq8B0juulbkyG7uC+HoDGNtkZli6g20USoDvQMsYcC4VxaXJ2UKH9Kd287l2gdVUrk7GRw=="),
                PASSWORD);
        assertKnows(
                ForeignHash.ofKeycloak(
                        "pbkdf2",
                        1_000,
                        Map.of(),
                        SALT,
                        "RKou3NCJtohx6XBUw5clBqg1KglvLJc/BcFEsoPNMYxlQIw2/D8VCtOsCAW7jgeNy3JVRiBHlSxFCJPAoA3Zpg=="),
                PASSWORD);
        assertKnows(
                ForeignHash.ofKeycloak(
                        "argon2",
                        2,
                        Map.of("memory", "256", "parallelism", "2", "type", "id", "version", "1.3", "hashLength", "32"),
                        "c29tZXNhbHQ=",
                        "bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc="),
                "password");
    }

    @Test
    void bcrypt_reads_72_bytes_of_a_password_and_no_more() {
        ForeignHash hash = ForeignHash.read("$2b$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i");

        assertTrue(hash.matches(utf8("x".repeat(80))));
        assertTrue(hash.matches(utf8("x".repeat(72))));
        assertFalse(hash.matches(utf8("x".repeat(71))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pbkdf2_sha256$2000001$seasalt12345$hueVd0uzQzCNI3QXDORHV1Edc90AWhxY707xaqnhx5I=",
                "pbkdf2_sha256$999999999999$seasalt12345$hueVd0uzQzCNI3QXDORHV1Edc90AWhxY707xaqnhx5I=",
                "pbkdf2_sha1$1000001$salt$hueVd0uzQzCNI3QXDORHV1Edc90AWhxY707xaqnhx5I=", // two parts
                "$2b$15$abcdefghijklmnopqrstuu.re4/lWF.zqrrGnYy1AP3doZ95IIwKq",
                "scrypt$1048576$salt$8$1$hueVd0uzQzCNI3QXDORHV1Edc90AWhxY707xaqnhx5I=",
                "scrypt$16384$salt$8$100$hueVd0uzQzCNI3QXDORHV1Edc90AWhxY707xaqnhx5I=",
                "scrypt$536870912$salt$127$127$hueVd0uzQzCNI3QXDORHV1Edc90AWhxY707xaqnhx5I=",
                "$scrypt$ln=17,r=9,p=1$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=131073,t=1,p=1$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=65536,t=5,p=1$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=4194304,t=999999999,p=1$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"
            })
    void a_hash_that_costs_too_much_is_refused(String text) {
        UnusableHashException refused = assertThrows(UnusableHashException.class, () -> ForeignHash.read(text));

        assertEquals(
                "The password's hash costs too much time or memory to be checked at each sign-in",
                refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "{noop}secret",
                "{MD5}5ebe2294ecd0e0f08eab7690d2a6ee69",
                "md5$salt$5ebe2294ecd0e0f08eab7690d2a6ee69",
                "{bcrypt}secret",
                "{scrypt}$e0801$$",
                "{pbkdf2}abc",
                "{pbkdf2}0011223344556677", // a salt alone: every password would be right
                "pbkdf2_sha256$1000$seasalt12345$",
                "pbkdf2_sha256$1000$seasalt12345$AAAA",
                "pbkdf2_sha256$1000$seasalt12345$====",
                "pbkdf2_sha256$0$seasalt12345$hueVd0uzQzCNI3QXDORHV1Edc90AWhxY707xaqnhx5I=",
                "pbkdf2_sha256$-1$seasalt12345$hueVd0uzQzCNI3QXDORHV1Edc90AWhxY707xaqnhx5I=",
                "scrypt$1000$salt$8$1$hueVd0uzQzCNI3QXDORHV1Edc90AWhxY707xaqnhx5I=",
                "scrypt$1024$salt$0$1$hueVd0uzQzCNI3QXDORHV1Edc90AWhxY707xaqnhx5I=",
                "$scrypt$ln=0,r=8,p=1$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$2b$03$abcdefghijklmnopqrstuu.re4/lWF.zqrrGnYy1AP3doZ95IIwKq",
                "$2x$04$abcdefghijklmnopqrstuu.re4/lWF.zqrrGnYy1AP3doZ95IIwKq",
                "$argon2id$v=20$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=7,t=2,p=1$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=256,t=0,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$AAAA"
            })
    void what_is_no_hash_that_can_be_checked_is_refused(String text) {
        UnusableHashException refused = assertThrows(UnusableHashException.class, () -> ForeignHash.read(text));

        assertTrue(text.isEmpty() || !String.valueOf(refused.getMessage()).contains(text), refused::toString);
    }

    @Test
    void a_hash_that_does_not_fit_into_the_database_is_refused() {
        String salt = "x".repeat(128);

        assertThrows(
                UnusableHashException.class,
                () -> ForeignHash.read("scrypt$1024$" + salt + "$8$2$NUWvgZo7n0hu9IjHKMiJm24OEgpaMSnHVGwike/KcsOR/SJXan"
                        + "Zs0VBfRiEBOAcbDRywsWq8wBlNijxwDv4THg=="));
        assertThrows(
                UnusableHashException.class, () -> ForeignHash.read("pbkdf2_sha256$1$" + "x".repeat(1 << 20) + "$"));
    }

    @Test
    void keycloak_s_hashes_have_bounds_too() {
        String hash = "bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc=";

        for (Map<String, String> parameters : java.util.List.of(
                Map.<String, String>of(),
                Map.of("memory", "many", "parallelism", "1"),
                Map.of("memory", "256", "parallelism", "1", "version", "2"),
                Map.of("memory", "999999", "parallelism", "1"))) {
            assertThrows(
                    UnusableHashException.class,
                    () -> ForeignHash.ofKeycloak("argon2", 2, parameters, SALT, hash),
                    parameters::toString);
        }
        assertThrows(UnusableHashException.class, () -> ForeignHash.ofKeycloak("md5", 1, Map.of(), SALT, hash));
        assertThrows(UnusableHashException.class, () -> ForeignHash.ofKeycloak("pbkdf2", 1, Map.of(), "", ""));
        assertThrows(
                UnusableHashException.class, () -> ForeignHash.ofKeycloak("pbkdf2", 1, Map.of(), SALT, "no base64!"));
    }

    @Test
    void only_marked_hashes_are_foreign() {
        assertEquals(Optional.empty(), ForeignHash.ofStored(BCRYPT));
        assertEquals(Optional.empty(), ForeignHash.ofStored("imported"));
        assertEquals(Optional.empty(), ForeignHash.ofStored("imported$2b$31$x"));
    }

    private static void assertKnows(ForeignHash hash, String password) {
        ForeignHash kept = ForeignHash.ofStored(hash.stored()).orElseThrow();

        assertTrue(hash.stored().startsWith("imported$"), "operators count them by it");
        assertTrue(kept.matches(utf8(password)));
        assertFalse(kept.matches(utf8(password + "x")));
        assertFalse(kept.matches(utf8("")));
        assertFalse(kept.toString().contains(kept.text()), "a hash is not for logs");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
