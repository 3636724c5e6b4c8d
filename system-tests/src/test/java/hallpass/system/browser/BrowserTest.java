package hallpass.system.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One test of the browser, as Playwright reported it.
 *
 * @param status {@code expected}, {@code unexpected}, {@code flaky} or {@code skipped}
 * @param errors its error messages; empty if it passed
 */
record BrowserTest(String name, String status, String errors) {

    /** Passes, fails or is skipped as the browser's test did. One that needed a second try in CI passes with a word. */
    void check() {
        assumeTrue(!status.equals("skipped"), "skipped by the test itself");
        if (status.equals("flaky")) {
            System.out.println("PASSED ONLY AT THE SECOND TRY, which is a defect: " + name + "\n" + errors);
            return;
        }
        assertEquals("expected", status, errors);
    }

    static List<BrowserTest> read(Path report) throws IOException {
        List<BrowserTest> tests = new ArrayList<>();
        try (Reader file = Files.newBufferedReader(report);
                JsonReader json = Json.createReader(file)) {
            for (JsonObject suite : objects(json.readObject(), "suites")) {
                collect(suite, suite.getString("title"), tests);
            }
        }
        return tests;
    }

    private static void collect(JsonObject suite, String name, List<BrowserTest> into) {
        for (JsonObject spec : objects(suite, "specs")) {
            for (JsonObject test : objects(spec, "tests")) {
                String errors = objects(test, "results").stream()
                        .flatMap(result -> objects(result, "errors").stream())
                        .map(error -> error.getString("message", ""))
                        .collect(Collectors.joining("\n"));
                into.add(new BrowserTest(name + " › " + spec.getString("title"), test.getString("status"), errors));
            }
        }
        for (JsonObject inner : objects(suite, "suites")) {
            collect(inner, name + " › " + inner.getString("title"), into);
        }
    }

    private static List<JsonObject> objects(JsonObject of, String member) {
        return of.containsKey(member)
                ? of.getJsonArray(member).stream().map(JsonValue::asJsonObject).toList()
                : List.of();
    }
}
