package hallpass.auth.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.auth.authenticator.Authenticators;
import hallpass.auth.client.ServiceClient;
import hallpass.auth.client.TestClients;
import hallpass.auth.token.Form;
import hallpass.resource.stepup.Acr;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestedAcrTest {

    private Acr offered = Acr.PHISHING_RESISTANT;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "-                    | -                             |         | pwd",
                "mfa                  | -                             |         | mfa",
                "phr mfa              | -                             |         | mfa",
                "gold                 | -                             |         | pwd",
                "gold mfa             | -                             |         | mfa",
                "-                    | {'value':'phr'}               |         | phr",
                "pwd                  | {'values':['phr','mfa']}      |         | mfa",
                "mfa                  | null                          |         | mfa",
                "-                    | -                             | mfa     | mfa",
                "-                    | -                             | phr mfa | mfa",
                "-                    | -                             | gold    | pwd",
                "-                    | null                          | phr     | phr",
                "pwd                  | -                             | phr     | pwd",
                "gold                 | -                             | phr     | pwd",
                "-                    | {'value':'mfa'}               | phr     | mfa"
            })
    void a_claim_counts_before_the_parameter_and_that_before_what_the_client_has_registered(
            @Nullable String acrValues, @Nullable String claim, @Nullable String registered, String expected) {
        assertEquals(expected, asked(acrValues, claim, registered).text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "phr | -                                   |",
                "-   | -                                   | phr",
                "-   | {'essential':true,'value':'gold'}   |",
                "mfa | {'essential':true,'values':['phr']} |"
            })
    void what_nobody_can_do_here_is_refused(
            @Nullable String acrValues, @Nullable String claim, @Nullable String registered) {
        offered = Acr.MULTI_FACTOR;

        assertThrows(AuthorizationException.class, () -> asked(acrValues, claim, registered));
    }

    private Acr asked(@Nullable String acrValues, @Nullable String claim, @Nullable String registered) {
        RequestedAcr acr = new RequestedAcr();
        acr.authenticators = new Authenticators() {
            @Override
            public Acr strongestOffered() {
                return offered;
            }
        };
        String query = (acrValues == null ? "" : "acr_values=" + encoded(acrValues))
                + (claim == null ? "" : "&claims=" + encoded(claims(claim)));
        return acr.of(
                new Parameters(Form.parse(query), new AnswerTarget("https://app.example.org/cb", false, null)),
                client(registered));
    }

    private static ServiceClient client(@Nullable String acrValues) {
        JsonArrayBuilder values = Json.createArrayBuilder();
        Stream.ofNullable(acrValues).flatMap(text -> Stream.of(text.split(" "))).forEach(values::add);
        return TestClients.with(
                "app",
                Json.createObjectBuilder().add("default_acr_values", values).build(),
                Instant.EPOCH);
    }

    private static String claims(String acr) {
        return "{\"id_token\":{\"acr\":" + acr.replace('\'', '"') + "}}";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
