package hallpass.system.flow;

import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OneServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands do what the README says. */
@ExtendWith(OneServer.class)
class ReadmeIT {

    @Test
    void the_commands_do_what_they_say(Hallpass hallpass, @TempDir Path folder) throws Exception {
        ReadmeFlow.run(hallpass.http().base("/auth").toString(), folder, null);
    }
}
