/**
 * The authorization endpoint: what a client asks, whether somebody is signed in and consents, and the code that says so
 * (OAuth 2.1, OpenID Connect Core section 3.1). The code is exchanged for tokens by a grant type that lives here too.
 * The pages on which people sign in come back to the endpoint; between them only the address of the page remembers.
 */
@NullMarked
package hallpass.auth.authorize;

import org.jspecify.annotations.NullMarked;
