package hallpass.auth.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.auth.user.AccessEnded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndReasonTest {

    @ParameterizedTest
    @EnumSource
    void keeps_its_name(AccessEnded.Reason reason) {
        assertEquals(reason.name(), EndReason.of(reason).name());
    }
}
