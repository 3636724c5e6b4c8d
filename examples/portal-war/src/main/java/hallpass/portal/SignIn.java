package hallpass.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.LogoutDefinition;

/**
 * How people sign in. Their name and roles are those in the access token, which also opens {@code orders} and
 * {@code catalog}: orders asks the catalog with the same token. The expressions read {@link PortalClient}; Liberty
 * knows {@code baseURL} in {@code redirectURI} only.
 */
@ApplicationScoped
@OpenIdAuthenticationMechanismDefinition(
        providerURI = "${portalClient.issuer}",
        clientId = "${portalClient.id}",
        clientSecret = "${portalClient.secret}",
        redirectURI = "${baseURL}/callback",
        scope = {"openid", "profile", "groups", "orders", "catalog"},
        claimsDefinition = @ClaimsDefinition(callerNameClaim = "upn", callerGroupsClaim = "groups"),
        tokenAutoRefresh = true,
        logout = @LogoutDefinition(notifyProvider = true, redirectURI = "#{portalClient.frontPage}"))
public class SignIn {}
