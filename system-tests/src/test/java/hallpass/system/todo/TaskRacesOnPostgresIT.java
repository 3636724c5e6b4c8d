package hallpass.system.todo;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.SeparateServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeparateServers.class)
class TaskRacesOnPostgresIT extends TaskRacesTests {

    TaskRacesOnPostgresIT(Hallpass hallpass) {
        super(hallpass);
    }
}
