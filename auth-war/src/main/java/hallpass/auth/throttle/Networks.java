package hallpass.auth.throttle;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Names the network of an address: all of an IPv4 address, or the 64 bits of IPv6 that a household is given. */
final class Networks {

    private static final int IPV4_BYTES = 4;
    private static final int PREFIX_BYTES = 8;

    private Networks() {}

    /** @param address in numbers, as the server writes it */
    static String of(String address) {
        int zone = address.indexOf('%');
        String literal = zone < 0 ? address : address.substring(0, zone);
        if (!literal.contains(":")) {
            return literal;
        }
        try {
            byte[] bytes = InetAddress.getByName(literal).getAddress(); // a literal: nobody is asked
            return bytes.length == IPV4_BYTES // mapped into IPv6
                    ? InetAddress.getByAddress(bytes).getHostAddress()
                    : HexFormat.of().formatHex(Arrays.copyOf(bytes, PREFIX_BYTES));
        } catch (UnknownHostException notAnAddress) {
            return literal;
        }
    }
}
