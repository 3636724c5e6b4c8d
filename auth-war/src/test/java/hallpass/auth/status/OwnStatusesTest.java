package hallpass.auth.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.resource.status.TokenStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnStatusesTest {

    private final OwnStatuses statuses = new OwnStatuses();
    private boolean known = true;

    OwnStatusesTest() {
        StatusBits ended = new StatusBits();
        ended.set(7);
        statuses.issuer = "https://auth.example.org/";
        statuses.endedIndexes = new EndedIndexes() {
            @Override
            boolean known() {
                return known;
            }

            @Override
            StatusBits[] lists() {
                return new StatusBits[] {new StatusBits(), ended};
            }
        };
        statuses.remember();
    }

    @Test
    void a_place_is_looked_up_in_its_list() {
        assertEquals(TokenStatus.ENDED, statuses.of("https://auth.example.org/status/1", 7));
        assertEquals(TokenStatus.LIVE, statuses.of("https://auth.example.org/status/1", 8));
        assertEquals(TokenStatus.LIVE, statuses.of("https://auth.example.org/status/0", 7));
    }

    @Test
    void in_a_list_that_another_replica_has_just_opened_nothing_has_ended_yet() {
        assertEquals(TokenStatus.LIVE, statuses.of("https://auth.example.org/status/2", 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://auth.example.org/status/",
                "https://auth.example.org/status/01",
                "https://auth.example.org/status/-1",
                "https://auth.example.org/status/1a",
                "https://auth.example.org/status/1234567",
                "https://other.example.org/status/1"
            })
    void an_address_that_is_none_of_ours_is_refused(String uri) {
        assertEquals(TokenStatus.INVALID, statuses.of(uri, 7));
    }

    @Test
    void a_place_outside_of_a_list_is_refused() {
        assertEquals(TokenStatus.INVALID, statuses.of("https://auth.example.org/status/1", -1));
        assertEquals(TokenStatus.INVALID, statuses.of("https://auth.example.org/status/1", StatusIndex.LIST_SIZE));
    }

    @Test
    void before_the_lists_were_read_nothing_is_said() {
        known = false;

        assertEquals(TokenStatus.STALE, statuses.of("https://auth.example.org/status/1", 7));
    }
}
