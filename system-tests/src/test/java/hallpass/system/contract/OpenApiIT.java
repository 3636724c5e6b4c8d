package hallpass.system.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.system.node.Node;
import hallpass.system.servers.ExamplesSystem;
import hallpass.system.servers.OneServer;
import hallpass.system.servers.OneServerSystem;
import hallpass.system.servers.SeparateServers;
import hallpass.system.servers.SeparateSystem;
import hallpass.system.servers.WithExamples;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The descriptions that the servers publish are good OpenAPI. */
@ExtendWith({OneServer.class, SeparateServers.class, WithExamples.class})
class OpenApiIT {

    private final OneServerSystem one;
    private final SeparateSystem separate;
    private final ExamplesSystem examples;

    OpenApiIT(OneServerSystem one, SeparateSystem separate, ExamplesSystem examples) {
        this.one = one;
        this.separate = separate;
        this.examples = examples;
    }

    @Test
    @Timeout(180)
    void a_linter_finds_no_error() throws Exception {
        String said = Node.run(
                "lint.mjs",
                Stream.of(
                                one.server().http(),
                                separate.server("auth").http(),
                                separate.server("todo").http(),
                                examples.servers().get(0).http())
                        .map(server -> server + "/openapi?format=json")
                        .toArray(String[]::new));

        assertEquals(4, said.lines().filter(line -> line.endsWith(" 0 errors")).count(), said);
    }
}
