package hallpass.system.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users find one another by e-mail address. */
@OnBothEngines
class DirectoryIT {

    private static final int FREE = 60;

    private final Http http;
    private final Hallpass hallpass;

    DirectoryIT(Hallpass hallpass) {
        this.hallpass = hallpass;
        http = hallpass.http();
    }

    @Test
    void a_user_is_found_by_the_whole_address_in_any_case() {
        TestUser asking = TestUser.register(http);
        TestUser wanted = TestUser.register(http);

        Answer found = find(asking, wanted.email().toUpperCase(Locale.ROOT)).expect(200);

        assertEquals(Set.of("id", "name"), found.json().keySet());
        assertEquals(wanted.id(), found.text("id"));
        assertEquals("Somebody", found.text("name"));
    }

    @Test
    void a_part_of_an_address_finds_nobody() {
        TestUser user = TestUser.register(http);

        Refusals.problem(404, find(user, user.email().substring(1)));
        Refusals.problem(404, find(user, "%@example.org"));
        Refusals.problem(404, find(user, user.email().replace('u', '_')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%25", "*", "nobody", "a%00b@example.org"})
    void a_text_that_is_no_address_is_a_violation(String email) {
        TestUser user = TestUser.register(http);

        Refusals.violations(http.get("/auth/directory?email=" + email).as(user).send(), "email");
        Refusals.violations(http.get("/auth/directory").as(user).send(), "email");
    }

    @Test
    void a_disabled_user_is_not_found() {
        TestUser asking = TestUser.register(http);
        TestUser disabled = TestUser.register(http);
        http.patch("/auth/users/" + disabled.id())
                .as(hallpass.admin())
                .mergePatch("disabled", true)
                .expect(200);

        Refusals.problem(404, find(asking, disabled.email()));
    }

    @Test
    void without_a_token_nobody_is_found() {
        Refusals.problem(
                401, http.get("/auth/directory?email=" + TestUser.unusedEmail()).send());
    }

    @Test
    void a_user_who_tries_out_addresses_has_to_wait_and_others_do_not() {
        TestUser curious = TestUser.register(http);
        TestUser other = TestUser.register(http);

        Answer last = null;
        for (int i = 0; i < FREE * 3 && (last == null || last.status() != 429); i++) {
            last = find(curious, TestUser.unusedEmail());
        }

        Refusals.problem(429, last);
        assertTrue(last.header("Retry-After").matches("[1-9][0-9]*"), last::toString);
        find(other, curious.email()).expect(200);
    }

    private Answer find(TestUser asking, String email) {
        return http.get("/auth/directory?email=" + URLEncoder.encode(email, StandardCharsets.UTF_8))
                .as(asking)
                .send();
    }
}
