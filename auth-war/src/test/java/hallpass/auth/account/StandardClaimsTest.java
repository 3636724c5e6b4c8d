package hallpass.auth.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hallpass.resource.problem.ProblemException;
import hallpass.resource.rest.JsonBody;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardClaimsTest {

    @Test
    void keeps_what_openid_has_a_claim_for() {
        assertEquals(
                Map.of(
                        "given_name", "Ada",
                        "birthdate", "0000-02-29",
                        "locale", "en-GB",
                        "address", Map.of("country", "UK")),
                from("""
                        {"given_name": "Ada", "birthdate": "0000-02-29", "locale": "en_GB",
                         "address": {"country": "UK"},
                         "email": "other@example.org", "sub": "x", "groups": ["admin"], "nickname": null}"""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"picture\": \"javascript:alert(1)\"}",
                "{\"website\": \"example.org\"}",
                "{\"website\": \"https://a b\"}",
                "{\"birthdate\": \"2001-02-29\"}",
                "{\"birthdate\": \"01.02.2003\"}",
                "{\"zoneinfo\": \"Mars/Olympus\"}",
                "{\"locale\": \"-\"}",
                "{\"phone_number\": \"030 123\"}",
                "{\"given_name\": \"\"}",
                "{\"address\": \"at home\"}",
                "{\"address\": {\"country\": 1}}"
            })
    void what_has_another_form_is_refused(String json) {
        assertThrows(ProblemException.class, () -> from(json));
    }

    private static Map<String, Object> from(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return StandardClaims.from(JsonBody.of(reader.readObject()));
        }
    }
}
