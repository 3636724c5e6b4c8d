package hallpass.resource.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.org/todo/tasks/1",
                "http://localhost:9082/todo/tasks/1",
                "http://127.0.0.1:9082/todo/tasks/1",
                "http://[::1]:9082/todo/tasks/1"
            })
    void our_own_address_stays(String location) {
        assertEquals(location, safe(location));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/todo/tasks/1",
                "https://id.example.org.evil.example/todo/tasks/1",
                "https://id.example.org:8443/todo/tasks/1",
                "https://user@id.example.org/todo/tasks/1",
                "http://localhost:1/todo/tasks/1",
                "http://localhost:/todo/tasks/1",
                "http://localhost/todo/tasks/1",
                "http://evil_host/todo/tasks/1"
            })
    void any_other_becomes_a_path(String location) {
        assertEquals("/todo/tasks/1", safe(location));
    }

    @Test
    void path_and_query_stay_as_they_are_written() {
        assertEquals("/a%2fb?c=%20", safe("https://evil.example/a%2fb?c=%20#d"));
    }

    private static String safe(String location) {
        return LocationFilter.safe(URI.create(location), "id.example.org", 9082).toString();
    }
}
