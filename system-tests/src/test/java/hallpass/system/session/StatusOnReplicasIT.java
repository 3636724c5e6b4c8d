package hallpass.system.session;

import static hallpass.system.http.Eventually.eventually;

import hallpass.system.http.Http;
import hallpass.system.http.Refusals;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.SeparateServers;
import hallpass.system.servers.SeparateSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions that end at one of two auth servers. */
@ExtendWith(SeparateServers.class)
class StatusOnReplicasIT {

    private final Http http;
    private final Http replica;

    StatusOnReplicasIT(SeparateSystem system) {
        http = system.http();
        replica = system.replica();
    }

    @Test
    void a_session_that_one_replica_ended_is_in_the_others_list_within_a_second() {
        Tokens tokens = TestUser.register(http).signIn();

        replica.post("/auth/revoke").form("token", tokens.refresh()).expect(200);

        eventually(
                StatusList.PUBLISHED_WITHIN,
                () -> Tokens.part(StatusList.of(http, tokens).body(), 1),
                list -> StatusList.bit(list, tokens));
        Refusals.problem(
                401, replica.get("/auth/users/me").token(tokens.access()).send());
        eventually(
                Hallpass.REFUSED_WITHIN,
                () -> http.get("/auth/users/me").token(tokens.access()).send(),
                answer -> answer.status() == 401);
        eventually(
                Hallpass.REFUSED_WITHIN,
                () -> http.get("/todo/lists").token(tokens.access()).send(),
                answer -> answer.status() == 401);
    }
}
