package hallpass.todo.list;

import hallpass.resource.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The auth service's directory, asked with the caller's own token. */
@ApplicationScoped
class AuthDirectory implements Directory {
    private static final Logger LOG = System.getLogger(AuthDirectory.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Inject
    @ConfigProperty(name = "hallpass.auth.url")
    String auth;

    @Override
    public Optional<Person> find(String email, String authorization) {
        HttpResponse<String> answer = ask(email, authorization);
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(person(answer.body(), email));
            case 404 -> Optional.empty();
            case 400 -> throw ProblemException.invalid("email", "is none that the directory takes");
            case 401 -> throw ProblemException.unauthorized("The auth service does not take this access token.");
            case 403 -> throw ProblemException.forbidden("The auth service does not let you ask for people.");
            case 429 -> throw ProblemException.tooManyRequests(retryAfter(answer));
            default -> throw away("status " + answer.statusCode());
        };
    }

    private HttpResponse<String> ask(String email, String authorization) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(auth + "/directory?email=" + URLEncoder.encode(email, StandardCharsets.UTF_8)))
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .timeout(PATIENCE)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw away(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e.toString());
        }
    }

    private static Person person(String body, String email) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonObject found = reader.readObject();
            return new Person(UUID.fromString(found.getString("id")), found.getString("name", null), email);
        } catch (RuntimeException malformed) {
            throw away("an answer that is none");
        }
    }

    private static Duration retryAfter(HttpResponse<String> answer) {
        try {
            return Duration.ofSeconds(answer.headers()
                    .firstValue("Retry-After")
                    .map(Long::parseLong)
                    .orElse(RETRY_AFTER.toSeconds()));
        } catch (NumberFormatException aDate) {
            return RETRY_AFTER;
        }
    }

    private static ProblemException away(String reason) {
        LOG.log(Level.WARNING, "The directory of the auth service did not answer: " + reason);
        return ProblemException.unavailable(
                "The auth service, which knows people by their e-mail, cannot be reached just now. Nothing was changed.",
                RETRY_AFTER);
    }
}
