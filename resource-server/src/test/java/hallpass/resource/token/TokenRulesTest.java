package hallpass.resource.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hallpass.resource.token.TokenRules.Validity;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRulesTest {

    private static final String ISSUER = "https://id.example.org/auth";

    private static final String GOOD = """
            {"iss":"https://id.example.org/auth","sub":"01a20000-0000-7000-8000-000000000000","aud":["auth","todo"],"exp":1300,"iat":1000,"jti":"b",
             "client_id":"hallpass","sid":"c","upn":"a@example.org","groups":["user"]}""";

    private final TokenRules rules = new TokenRules(ISSUER, "todo", Set.of("RS256"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'alg':'RS256','kid':'k1','typ':'at+jwt'}",
                "{'alg':'RS256','kid':'k1','typ':'application/at+JWT'}",
                "{'alg':'RS256','kid':'k1','typ':'AT+JWT','unknown':[1]}"
            })
    void our_header_gives_its_key_id(String header) {
        assertEquals(Optional.of("k1"), rules.keyId(json(header)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'alg':'RS256','kid':'k1'}",
                "{'alg':'RS256','kid':'k1','typ':'JWT'}",
                "{'alg':'RS256','kid':'k1','typ':'statuslist+jwt'}",
                "{'alg':'RS256','kid':'k1','typ':['at+jwt']}",
                "{'alg':'RS256','typ':'at+jwt'}",
                "{'alg':'RS256','kid':'','typ':'at+jwt'}",
                "{'alg':'RS256','kid':1,'typ':'at+jwt'}",
                "{'kid':'k1','typ':'at+jwt'}",
                "{'alg':'none','kid':'k1','typ':'at+jwt'}",
                "{'alg':'rs256','kid':'k1','typ':'at+jwt'}",
                "{'alg':'HS256','kid':'k1','typ':'at+jwt'}",
                "{'alg':'ES256','kid':'k1','typ':'at+jwt'}",
                "{'alg':'RS256','kid':'k1','typ':'at+jwt','jku':'https://example.org'}",
                "{'alg':'RS256','kid':'k1','typ':'at+jwt','jwk':{}}",
                "{'alg':'RS256','kid':'k1','typ':'at+jwt','x5u':''}",
                "{'alg':'RS256','kid':'k1','typ':'at+jwt','x5c':[]}",
                "{'alg':'RS256','kid':'k1','typ':'at+jwt','crit':['b64']}",
                "{'alg':'RS256','kid':'k1','typ':'at+jwt','crit':[]}",
                "{'alg':'RS256','kid':'k1','typ':'at+jwt','b64':false}"
            })
    void any_other_header_is_refused(String header) {
        assertEquals(Optional.empty(), rules.keyId(json(header)));
    }

    @Test
    void good_claims_hold_from_iat_to_exp() {
        assertEquals(Optional.of(new Validity(1000, 1300)), rules.validity(json(GOOD)));
    }

    @Test
    void nbf_may_be_later_than_iat() {
        assertEquals(Optional.of(new Validity(1100, 1300)), rules.validity(with("nbf", "1100")));
    }

    @Test
    void one_audience_may_be_a_text() {
        assertTrue(rules.validity(with("aud", "\"todo\"")).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "jti", "aud", "iat", "exp", "client_id", "upn"})
    void a_claim_that_is_missing_or_of_another_kind_is_refused(String claim) {
        JsonObject without = Json.createObjectBuilder(json(GOOD)).remove(claim).build();

        assertTrue(rules.validity(without).isEmpty());
        for (String other : new String[] {"null", "true", "{}", "[]", "[[\"todo\"]]", "[\"todo\",1]", "\"\"", "-1"}) {
            assertTrue(rules.validity(with(claim, other)).isEmpty(), other);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "jti", "client_id", "upn", "sid"})
    void a_text_that_cannot_be_seen_names_nobody(String claim) {
        String good = json(GOOD).getString(claim);
        for (String blank : new String[] {
            " ",
            "   ",
            "\\t",
            "\\n",
            "\\u0000",
            "\\u00a0",
            "\\u2003",
            "\\u200b",
            "\\ufeff",
            good + " ",
            " " + good,
            good + "\\n"
        }) {
            assertTrue(rules.validity(with(claim, "\"" + blank + "\"")).isEmpty(), blank);
        }
    }

    @Test
    void the_subject_of_a_session_is_a_users_id() {
        for (String other : new String[] {"alice", "0", "01A20000-0000-7000-8000-000000000000", "1-1-1-1-1"}) {
            assertTrue(rules.validity(with("sub", "\"" + other + "\"")).isEmpty(), other);
        }
        JsonObject service = Json.createObjectBuilder(with("sub", "\"reports\""))
                .remove("sid")
                .build();
        assertTrue(rules.validity(service).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "999", "4601", "1e400", "\"1300\""})
    void a_lifetime_that_is_none_or_over_an_hour_is_refused(String expires) {
        assertTrue(rules.validity(with("exp", expires)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"orders\"]", "[\"TODO\"]", "\"todo \"", "\"auth,todo\"", "[\"todos\"]", "[\"tod\"]"})
    void another_audience_is_refused(String audience) {
        assertTrue(rules.validity(with("aud", audience)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"user\"", "[1]", "[null]", "[[\"user\"]]", "{\"user\":true}"})
    void groups_are_texts(String groups) {
        assertTrue(rules.validity(with("groups", groups)).isEmpty());
    }

    @Test
    void clocks_may_differ_by_ten_seconds() {
        Validity validity = new Validity(1000, 1300);

        assertFalse(validity.includes(989.9));
        assertTrue(validity.includes(990));
        assertTrue(validity.includes(1309.9));
        assertFalse(validity.includes(1310));
    }

    private static JsonObject with(String claim, String value) {
        return Json.createObjectBuilder(json(GOOD))
                .add(claim, json("{\"v\":" + value + "}").get("v"))
                .build();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
