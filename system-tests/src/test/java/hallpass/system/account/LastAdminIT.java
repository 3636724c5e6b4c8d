package hallpass.system.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.system.http.Answer;
import hallpass.system.http.Call;
import hallpass.system.http.Http;
import hallpass.system.http.Parallel;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** If two admins remove each other at the same moment, one of them stays. */
@OnBothEngines
class LastAdminIT {

    /** The ways to stop being an admin. */
    enum Removal {
        DEMOTE {
            @Override
            Call of(TestUser user, Http http) {
                return http.patch("/auth/users/" + user.id()).mergePatch("roles", List.of("user"));
            }
        },
        DISABLE {
            @Override
            Call of(TestUser user, Http http) {
                return http.patch("/auth/users/" + user.id()).mergePatch("disabled", true);
            }
        },
        DELETE {
            @Override
            Call of(TestUser user, Http http) {
                return http.delete("/auth/users/" + user.id());
            }
        };

        abstract Call of(TestUser user, Http http);
    }

    private final Http http;
    private final TestUser everAdmin;
    private TestUser one;
    private TestUser other;

    LastAdminIT(Hallpass hallpass) {
        http = hallpass.http();
        everAdmin = hallpass.admin();
    }

    @BeforeEach
    void two_admins() {
        one = admin();
        other = admin();
        everAdmin.id();
        Removal.DEMOTE.of(everAdmin, http).as(one).expect(200);
    }

    /** Other tests need the admin of the first start. */
    @AfterEach
    void restore() {
        for (TestUser survivor : List.of(one, other)) {
            http.patch("/auth/users/" + everAdmin.id())
                    .as(survivor)
                    .mergePatch("roles", List.of("admin", "user"))
                    .send();
        }
        for (TestUser survivor : List.of(one, other)) {
            http.delete("/auth/users/" + survivor.id()).as(everAdmin).send();
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_stays(Removal removal) {
        List<Callable<Answer>> removals = List.of(
                () -> removal.of(other, http).as(one).send(),
                () -> removal.of(one, http).as(other).send());

        List<Answer> answers = Parallel.all(removals);

        List<Answer> refused =
                answers.stream().filter(answer -> answer.status() >= 300).toList();
        assertEquals(1, refused.size(), answers::toString);
        Refusals.problem(409, refused.get(0));
        TestUser survivor = refused.get(0) == answers.get(0) ? other : one;
        assertTrue(http.get("/auth/users?role=admin&disabled=false").as(survivor).expect(200).items().stream()
                .anyMatch(user -> user.getString("id").equals(survivor.id())));
    }

    @Test
    void whether_an_account_can_be_removed_is_tried_with_no_versions_tag() {
        Refusals.problem(412, tried(one));
        Removal.DELETE.of(other, http).as(one).expect(204);

        Refusals.problem(409, tried(one));
    }

    private Answer tried(TestUser user) {
        return http.delete("/auth/users/me")
                .as(user)
                .header("If-Match", "\"none\"")
                .json("password", user.password())
                .send();
    }

    private TestUser admin() {
        TestUser user = TestUser.register(http);
        http.patch("/auth/users/" + user.id())
                .as(everAdmin)
                .mergePatch("roles", List.of("user", "admin"))
                .expect(200);
        user.token(); // gets a token while the account exists
        return user;
    }
}
