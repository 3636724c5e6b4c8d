package hallpass.auth.authorize;

import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.claims.ClaimRequirement;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;
import hallpass.auth.authenticator.Authenticators;
import hallpass.auth.client.ServiceClient;
import hallpass.resource.stepup.Acr;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How strong a sign-in a request asks for: by the claim {@code acr}, by {@code acr_values}, or by what its client has
 * registered ({@code default_acr_values}); the first of these that is there counts. Any of the values is good enough,
 * so the weakest counts. As RFC 9470 section 5 recommends, it is a must and no wish: otherwise an application that a
 * resource server has sent here would come back with nothing better. Values that are not ours are no more than a wish,
 * unless the claim is essential (OpenID Connect Core section 5.5.1.1).
 */
@ApplicationScoped
class RequestedAcr {

    @Inject
    Authenticators authenticators;

    /** @throws AuthorizationException if nobody can sign in so strongly here */
    Acr of(Parameters parameters, ServiceClient client) {
        Optional<ClaimsSetRequest.Entry> claim = parameters.idTokenClaim("acr");
        Collection<String> values = claim.map(RequestedAcr::values)
                .filter(some -> !some.isEmpty())
                .or(() -> parameters
                        .sent()
                        .find("acr_values")
                        .map(text -> List.of(text.strip().split(" +"))))
                .map(some -> (Collection<String>) some)
                .orElseGet(client::defaultAcrValues);
        Optional<Acr> weakest =
                values.stream().flatMap(value -> Acr.of(value).stream()).min(Acr::compareTo);
        boolean essential = claim.filter(entry -> entry.getClaimRequirement() == ClaimRequirement.ESSENTIAL)
                .filter(entry -> !values(entry).isEmpty())
                .isPresent();
        if (weakest.isEmpty() && essential
                || weakest.filter(acr -> !authenticators.strongestOffered().isAtLeast(acr))
                        .isPresent()) {
            throw parameters.wrong(
                    OIDCError.UNMET_AUTHENTICATION_REQUIREMENTS.getCode(), "Nobody can sign in with that acr.");
        }
        return weakest.orElse(Acr.PASSWORD);
    }

    private static List<String> values(ClaimsSetRequest.Entry acr) {
        return acr.getValuesAsListOfStrings() != null
                ? acr.getValuesAsListOfStrings()
                : Optional.ofNullable(acr.getValueAsString()).map(List::of).orElse(List.of());
    }
}
