/**
 * The page {@code /openapi/ui}. It is the one of Liberty, but with PKCE: without it the authorization endpoint gives a
 * public client no code (RFC 9700 section 2.1.1), and Liberty's page has no setting for it.
 */
@NullMarked
package hallpass.openapi;

import org.jspecify.annotations.NullMarked;
