package hallpass.verifier.spring;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import hallpass.verifier.status.StatusLists;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Takes the access tokens of Hallpass for this service, unless their session has ended. */
@Configuration
class HallpassTokens {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

    private final String issuer;
    private final JWKSource<SecurityContext> keys;

    HallpassTokens(@Value("${HALLPASS_ISSUER}") String issuer) throws MalformedURLException {
        this.issuer = issuer;
        JWKSource<SecurityContext> published = JWKSourceBuilder.create(
                        URI.create(issuer + "/jwks").toURL())
                .cache(5_000, 1_000) // milliseconds: a withdrawn key is forgotten after five seconds
                .refreshAheadCache(false)
                .rateLimited(1_000) // tokens with unknown keys cannot make it ask more often
                .outageTolerantForever() // while the issuer is away, the keys that are known stay
                .build();
        keys = (selector, context) -> {
            try {
                return published.get(selector, context);
            } catch (RateLimitReachedException tooManyUnknownKeys) {
                return List.of(); // so the token is refused, and the service does not fail
            }
        };
    }

    @Bean
    JwtDecoder accessTokens(StatusLists statusLists, @Value("${HALLPASS_AUDIENCE}") String audience) {
        OAuth2TokenValidator<Jwt> live =
                token -> statusLists.isLive(token.getClaims().get("status"))
                        ? OAuth2TokenValidatorResult.success()
                        : OAuth2TokenValidatorResult.failure(
                                new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The session has ended", null));
        return decoder("at+jwt", List.of(new JwtAudienceValidator(audience), live));
    }

    @Bean
    StatusLists statusLists() {
        JwtDecoder lists = decoder("statuslist+jwt", List.of());
        return new StatusLists(issuer, list -> {
            Jwt claims = lists.decode(list);
            return new StatusLists.Claims(
                    claims.getSubject(), claims.getIssuedAt(), claims.getClaimAsMap("status_list"));
        });
    }

    private JwtDecoder decoder(String type, List<OAuth2TokenValidator<Jwt>> more) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .jwtProcessorCustomizer(processor ->
                        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(type))))
                .build();
        JwtTimestampValidator times = new JwtTimestampValidator(CLOCK_SKEW);
        times.setAllowEmptyExpiryClaim(false);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times, new JwtIssuerValidator(issuer), new DelegatingOAuth2TokenValidator<>(more)));
        return decoder;
    }
}
