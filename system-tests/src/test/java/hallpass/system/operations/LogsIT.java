package hallpass.system.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hallpass.launcher.LibertyServer;
import hallpass.system.http.TestUser;
import hallpass.system.http.Tokens;
import hallpass.system.servers.Hallpass;
import hallpass.system.servers.OnBothEngines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The logs of the servers, from their start until all other tests have run. */
@Order(Integer.MAX_VALUE)
@OnBothEngines
class LogsIT {

    private static final Pattern STACK_FRAME = Pattern.compile("(?m)^\\s+at \\S+\\(.*\\)$");
    private static final Pattern ERROR = Pattern.compile("^\\[[^]]+] \\w+ \\S+\\s+[EF] ");

    /** A library that writes beside the log, often that it has no log to write to. */
    private static final Pattern PRINTED = Pattern.compile("^\\[[^]]+] \\w+ System(Err|Out)\\s");

    /** Liberty logs this itself, with a stack trace, if a path is not well encoded; no application gets the request. */
    private static final Pattern ALLOWED = Pattern.compile("^\\[[^]]+] \\w+ \\S+\\s+E SRVE0315E: .*CWWWC0005I: ");

    @Test
    void the_logs_hold_no_error_no_stack_trace_and_no_secret(Hallpass hallpass) throws IOException {
        List<String> secrets = secretsInUse(hallpass);

        for (LibertyServer server : hallpass.servers()) {
            for (Path log : logs(server)) {
                String text = Files.readString(log);
                List<String> entries = List.of(text.split("(?m)^(?=\\[)"));
                assertNone(log, entries, entry -> ERROR.matcher(entry).find() && !isAllowed(entry));
                assertNone(log, entries, entry -> STACK_FRAME.matcher(entry).find() && !isAllowed(entry));
                assertNone(log, entries, entry -> PRINTED.matcher(entry).find());
                assertNone(log, entries, entry -> secrets.stream().anyMatch(entry::contains));
            }
        }
    }

    private static List<String> secretsInUse(Hallpass hallpass) {
        TestUser user = TestUser.register(hallpass.http());
        Tokens tokens = user.signIn();
        hallpass.http().get("/todo/tasks").token(tokens.access()).expect(200);
        Tokens refreshed = Tokens.of(user.refresh(tokens));
        user.trySignIn("a wrong one of " + user.password());
        hallpass.http().get("/todo/tasks").token(refreshed.refresh()).send();
        return List.of(
                user.password(),
                tokens.access(),
                tokens.refresh(),
                refreshed.refresh(),
                hallpass.admin().password());
    }

    private static boolean isAllowed(String entry) {
        return ALLOWED.matcher(entry).find();
    }

    private static List<Path> logs(LibertyServer server) throws IOException {
        try (Stream<Path> files = Files.list(server.messagesLog().getParent())) {
            return Stream.concat(
                            files.filter(file -> file.toString().endsWith(".log")),
                            Stream.of(server.dataFolder().resolve("console.log")))
                    .toList();
        }
    }

    private static void assertNone(Path log, List<String> entries, Predicate<String> bad) {
        assertEquals(
                List.of(),
                entries.stream()
                        .filter(bad)
                        .map(entry -> entry.substring(0, Math.min(500, entry.length())))
                        .limit(5)
                        .toList(),
                log.toString());
    }
}
