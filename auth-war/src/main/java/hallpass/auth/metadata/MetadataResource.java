package hallpass.auth.metadata;

import hallpass.auth.authenticator.Authenticators;
import hallpass.auth.authorize.AuthorizationOffer;
import hallpass.auth.client.RegisteredMembers;
import hallpass.auth.dynamic.ClientRegistrationMode;
import hallpass.auth.grant.GrantTypes;
import hallpass.auth.mail.MailSettings;
import hallpass.auth.openid.UserClaims;
import hallpass.auth.registration.RegistrationMode;
import hallpass.auth.token.Audiences;
import hallpass.auth.token.ClientAuthentication;
import hallpass.resource.service.BaseAddress;
import hallpass.resource.setting.Setting;
import hallpass.resource.stepup.Acr;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One document under the two names that clients look for (RFC 8414 section 3, OpenID Connect Discovery section 4). */
@DenyAll
@Path(".well-known")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MetadataResource {

    /** The built-in client has no secret. */
    private static final List<String> WITH_PUBLIC = Stream.concat(
                    ClientAuthentication.METHODS.stream(), Stream.of("none"))
            .toList();

    @Inject
    Authenticators authenticators;

    @Inject
    Audiences audiences;

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    /** The address of this service, with its context. */
    @Inject
    @ConfigProperty(name = "hallpass.auth.url")
    String address;

    @Inject
    @Setting(name = "hallpass.signing.algorithm", defaultValue = "RS256")
    String algorithm;

    @Inject
    RegistrationMode registration;

    @Inject
    ClientRegistrationMode clientRegistration;

    @Inject
    MailSettings mail;

    @Inject
    GrantTypes grantTypes;

    @GET
    @Path("openid-configuration")
    @PermitAll
    public Response openIdConfiguration() {
        return metadata();
    }

    @GET
    @Path("oauth-authorization-server")
    @PermitAll
    public Response authorizationServer() {
        return metadata();
    }

    private List<String> acrs() {
        return Stream.of(Acr.values())
                .filter(acr -> authenticators.strongestOffered().isAtLeast(acr))
                .map(Acr::text)
                .toList();
    }

    private Response metadata() {
        String base = BaseAddress.of(address);
        ServerMetadata metadata = new ServerMetadata(
                issuer, // to the letter: clients compare it with the iss of the tokens
                base + "/authorize",
                base + "/par",
                base + "/device_authorization",
                base + "/token",
                base + "/jwks",
                base + "/userinfo",
                base + "/logout",
                clientRegistration.isOffered() ? base + "/register" : null,
                base + "/revoke",
                base + "/introspect",
                base + "/status",
                Stream.concat(RegisteredMembers.STANDARD_SCOPES.stream(), audiences.names().stream())
                        .toList(),
                UserClaims.names(),
                true,
                true,
                true,
                true,
                // without none: a client that registered no algorithm may use any of them
                ClientAuthentication.ALGORITHMS,
                List.of("code"),
                List.of("query", "form_post"),
                List.of("S256"),
                true,
                AuthorizationOffer.PROMPTS,
                acrs(),
                List.of("en", "de"),
                grantTypes.offered(),
                WITH_PUBLIC,
                ClientAuthentication.ALGORITHMS,
                WITH_PUBLIC,
                ClientAuthentication.ALGORITHMS,
                ClientAuthentication.METHODS,
                ClientAuthentication.ALGORITHMS,
                List.of("public", "pairwise"),
                List.of(algorithm),
                List.of(algorithm),
                true,
                true,
                true,
                true,
                registration.name(),
                mail.isConfigured());
        return Response.ok(metadata).header("Cache-Control", "max-age=300").build();
    }
}
