/**
 * The caller. {@code AccessTokenVerifier} accepts or refuses an access token by the rules of the contract
 * ({@code TokenRules}). {@code AccessTokenFilter} has the last word, after the container and before
 * {@code @RolesAllowed}. {@code Caller} tells the resource who it is.
 */
@NullMarked
package hallpass.resource.token;

import org.jspecify.annotations.NullMarked;
