/**
 * The caller. {@code AccessTokenVerifier} accepts or refuses an access token by the rules of the contract
 * ({@code TokenRules}); {@code Trust} is what the tokens of one issuer are judged by. {@code AccessTokenFilter} has the
 * last word, after the container and before {@code @RolesAllowed}. {@code Caller} tells the resource who it is.
 */
@NullMarked
package hallpass.resource.token;

import org.jspecify.annotations.NullMarked;
