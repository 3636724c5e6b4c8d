package hallpass.system.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.launcher.LibertyServer;
import hallpass.system.servers.Gateway;
import hallpass.system.servers.GatewaySystem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Kills each server, PostgreSQL and the gateway under load, stops the auth service for a while, and prints how the
 * requests fared. It takes more than ten minutes, so {@code benchmarks/faults.sh} runs it and the build does not.
 */
@EnabledIfSystemProperty(
        named = "hallpass.faults.auth-away",
        matches = "PT.+",
        disabledReason = "benchmarks/faults.sh runs it")
class FaultsIT {

    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration AWAY = Duration.ofSeconds(3);
    private static final Duration AFTER = Duration.ofSeconds(15);

    /** Long enough for a busy machine; the time that it took is printed. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(15);

    private final List<String> wrong = new ArrayList<>();

    private interface Fault {
        void happen() throws Exception;
    }

    private record Part(String what, Fault fault, Fault repair) {}

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void nothing_that_was_answered_is_lost() throws Exception {
        assertTrue(Gateway.available(), "haproxy is needed");
        Duration authAway = Duration.parse(System.getProperty("hallpass.faults.auth-away"));
        // longer than the auth service is away: a client that has a token must not notice
        try (GatewaySystem system = GatewaySystem.start(Map.of("HALLPASS_ACCESS_TOKEN_LIFETIME", "PT30M"));
                FaultLoad load = new FaultLoad(system.http())) {
            Map<String, Part> parts = new LinkedHashMap<>();
            for (String name : system.names()) {
                parts.put(
                        name,
                        new Part("kill -9 " + name, () -> system.server(name).kill(), () -> system.start(name)
                                .awaitReady(READY_WITHIN)));
            }
            parts.put(
                    "postgresql",
                    new Part("kill -9 PostgreSQL", () -> system.postgres().kill(), () -> again(system)));
            parts.put(
                    "gateway",
                    new Part("kill -9 gateway", () -> system.gateway().kill(), () -> system.gateway()
                            .start()));
            parts.put(
                    "auth-away",
                    new Part(
                            "auth away for " + authAway,
                            () -> {
                                system.server("auth-1").kill();
                                system.server("auth-2").kill();
                                pause(authAway);
                            },
                            () -> {
                                LibertyServer first = system.start("auth-1");
                                LibertyServer second = system.start("auth-2");
                                first.awaitReady(READY_WITHIN);
                                second.awaitReady(READY_WITHIN);
                            }));
            for (String name : chosen(parts.keySet())) {
                Part part = parts.get(name);
                measure(part.what(), load, part.fault(), part.repair());
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** All faults, or those named by {@code -Dhallpass.faults.only}, e.g. {@code todo-1,postgresql}. */
    private static Collection<String> chosen(Collection<String> all) {
        String only = System.getProperty("hallpass.faults.only", "");
        return only.isEmpty() ? all : List.of(only.split(","));
    }

    private void measure(String what, FaultLoad load, Fault fault, Fault repair) throws Exception {
        load.take();
        pause(BEFORE);
        load.take();
        Instant begun = Instant.now();
        fault.happen();
        pause(AWAY);
        Instant repairing = Instant.now();
        repair.happen();
        double back = Observation.seconds(begun, Instant.now());
        pause(AFTER);
        List<Observation> seen = load.take();
        Set<String> lost = load.lost();
        long refused = seen.stream()
                .filter(each -> each.outcome().equals("401") && !each.kind().equals("refresh"))
                .count();
        System.out.printf(
                Locale.ROOT,
                "%n%s%n  away until %.1f s, of which the restart took %.1f s%n  %s%n  good tokens refused: %d;"
                        + " answered writes lost: %d of %d%n",
                what,
                back,
                back - Observation.seconds(begun, repairing),
                Observation.summary(seen, begun),
                refused,
                lost.size(),
                load.written());
        if (!lost.isEmpty()) {
            wrong.add(what + " lost " + lost.size());
        }
        seen.stream()
                .filter(each -> !each.good() && Observation.seconds(begun, each.at()) > back + AFTER.toSeconds() / 2.0)
                .findFirst()
                .ifPresent(late -> wrong.add(what + " lasted longer than the restart: " + late));
        if (refused > 0) {
            wrong.add(what + " refused good tokens " + refused + " times");
        }
    }

    /** The child processes of a killed process end a moment later than it. */
    private static void again(GatewaySystem system) throws Exception {
        Instant deadline = Instant.now().plusSeconds(60);
        while (true) {
            try {
                system.postgres().startAgain();
                return;
            } catch (IllegalStateException notYet) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IOException("PostgreSQL does not come back", notYet);
                }
                pause(Duration.ofSeconds(1));
            }
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
