package hallpass.auth.hash;

import java.util.Map;
import java.util.Optional;

/**
 * A password's hash that another system has computed. There is none out of bounds: to check a password takes a second
 * at most, and 128 MiB.
 */
public sealed interface ForeignHash permits ForeignArgon2, Bcrypt, Pbkdf2, Scrypt {

    /** @param password in UTF-8, as it was typed: other systems do not normalise it */
    boolean matches(byte[] password);

    /** @return the memory that {@link #matches} takes, in KiB */
    int memory();

    /** @return in the PHC string format, or in bcrypt's own */
    String text();

    /** @return as it is kept in the database; it looks like no hash of ours */
    default String stored() {
        return StoredForm.of(this);
    }

    /** @return empty if this is not the stored form of such a hash */
    static Optional<ForeignHash> ofStored(String stored) {
        return StoredForm.parse(stored);
    }

    /**
     * Reads a hash as Django, Spring Security's {@code DelegatingPasswordEncoder}, bcrypt or Argon2 write it.
     *
     * @throws UnusableHashException if the form is not known, or the hash is out of bounds
     */
    static ForeignHash read(String text) {
        return StoredForm.fitting(HashForms.read(text));
    }

    /**
     * A hash of Keycloak's.
     *
     * @param algorithm as Keycloak names it
     * @param parameters the first value of each of its {@code additionalParameters}
     * @param salt in Base64, as the hash
     * @throws UnusableHashException as {@link #read}
     */
    static ForeignHash ofKeycloak(
            String algorithm, int iterations, Map<String, String> parameters, String salt, String hash) {
        return StoredForm.fitting(
                KeycloakForm.read(algorithm, iterations, parameters, Bounds.base64(salt), Bounds.base64(hash)));
    }
}
