package hallpass.auth.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Which addresses are on the public internet: those that RFC 6890 and its registries don't keep for something else. */
final class PublicAddress {

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return address instanceof Inet4Address ? isPublic4(bytes) : address instanceof Inet6Address && isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int a = bytes[0] & 0xff;
        int b = bytes[1] & 0xff;
        int c = bytes[2] & 0xff;
        boolean shared = a == 100 && b >= 64 && b < 128; // of carriers, RFC 6598
        boolean protocols = a == 192 && b == 0 && (c == 0 || c == 2);
        boolean relay = a == 192 && b == 88 && c == 99;
        boolean benchmarks = a == 198 && (b == 18 || b == 19);
        boolean documentation = (a == 198 && b == 51 && c == 100) || (a == 203 && b == 0 && c == 113);
        return a != 0 && a < 240 && !shared && !protocols && !relay && !benchmarks && !documentation;
    }

    /** Of IPv6 only 2000::/3 is given out, and within it some prefixes carry IPv4 addresses. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        if (first == 0x0064 && second == 0xff9b) { // NAT64, RFC 6052
            return isEmbeddedPublic(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (first == 0x2002) { // 6to4, RFC 3056
            return isEmbeddedPublic(Arrays.copyOfRange(bytes, 2, 6));
        }
        boolean special = first == 0x2001 && (second < 0x0200 || second == 0x0db8); // Teredo, ORCHID, documentation
        boolean documentation = first == 0x3fff && second < 0x1000;
        return (first & 0xe000) == 0x2000 && !special && !documentation;
    }

    private static boolean isEmbeddedPublic(byte[] ipv4) {
        try {
            return is(InetAddress.getByAddress(ipv4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }
}
