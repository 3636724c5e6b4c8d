package hallpass.system.todo;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.SeparateServers;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeparateServers.class)
class TasksOnPostgresIT extends TasksTests {

    TasksOnPostgresIT(Hallpass hallpass) {
        super(hallpass);
    }
}
