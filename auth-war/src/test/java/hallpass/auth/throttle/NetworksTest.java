package hallpass.auth.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class NetworksTest {

    @Test
    void an_ipv4_address_stands_for_itself_also_inside_ipv6() {
        assertEquals("192.0.2.7", Networks.of("192.0.2.7"));
        assertEquals("192.0.2.7", Networks.of("::ffff:192.0.2.7"));
    }

    @Test
    void ipv6_addresses_of_one_64_bit_prefix_are_one() {
        String network = Networks.of("2001:db8:1:2:3:4:5:6");

        assertEquals(network, Networks.of("2001:0db8:0001:0002::1%eth0"));
        assertNotEquals(network, Networks.of("2001:db8:1:3::1"));
    }

    @Test
    void what_is_no_address_stands_for_itself() {
        assertEquals("not:an:address", Networks.of("not:an:address"));
    }
}
