package hallpass.system.attack;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.function.UnaryOperator;
import org.junit.jupiter.params.provider.Arguments;

/** Makes a token with one thing wrong. */
interface Attack {

    String token(FakeIssuer issuer) throws Exception;

    static Arguments attack(String name, Attack attack) {
        return argumentSet(name, attack);
    }

    static Arguments header(String member, String json) {
        return attack(
                member + ": " + shown(json),
                issuer -> issuer.draft().header(member, json).signed());
    }

    static Arguments claim(String member, String json) {
        return attack(
                member + ": " + shown(json),
                issuer -> issuer.draft().claim(member, json).signed());
    }

    /** @param change changes a good token after it has been signed */
    static Arguments form(String name, UnaryOperator<String> change) {
        return attack(name, issuer -> change.apply(issuer.draft().signed()));
    }

    private static String shown(String json) {
        return json == null ? "missing" : json.length() > 60 ? json.substring(0, 60) + "…" : json;
    }
}
