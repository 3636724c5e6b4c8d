package hallpass.resource.issuer;

import java.util.List;

/**
 * An issuer whose tokens this service takes besides those of its own issuer.
 *
 * @param name the operator's name for it, in settings, files and logs
 * @param url the claim {@code iss} of its tokens, letter by letter
 * @param keySetUri where it publishes its keys
 * @param audience how the claim {@code aud} of its tokens names this service
 * @param plainType whether the header of its access tokens says {@code typ} {@code JWT}, as that of ID tokens does. The
 *     claim {@code typ} has to be {@code Bearer} then
 * @param clientClaim the claim that names the client
 * @param rolesClaim the names on the way to the claim that holds the roles; empty for {@code groups}
 * @param sharedSubjects whether {@code sub} names the same users as that of the own issuer
 * @param statusLists whether it publishes status lists
 */
public record TrustedIssuer(
        String name,
        String url,
        String keySetUri,
        String audience,
        boolean plainType,
        String clientClaim,
        List<String> rolesClaim,
        boolean sharedSubjects,
        boolean statusLists) {}
