package hallpass.resource.key;

import java.math.BigInteger;

/**
 * Whether an RSA key was made by the faulty generator of CVE-2017-15361 (ROCA): its modulus is a power of 65537 modulo
 * every small prime, and its private half can be computed from the public one.
 */
final class Roca {

    private static final int GENERATOR = 65_537;
    private static final int LARGEST_PRIME = 167;

    private Roca() {}

    static boolean isWeak(BigInteger modulus) {
        for (int prime = 3; prime <= LARGEST_PRIME; prime += 2) {
            if (BigInteger.valueOf(prime).isProbablePrime(20)
                    && !isPower(modulus.mod(BigInteger.valueOf(prime)).intValue(), prime)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPower(int residue, int prime) {
        int power = 1;
        do {
            if (power == residue) {
                return true;
            }
            power = (int) ((long) power * GENERATOR % prime);
        } while (power != 1);
        return false;
    }
}
