/**
 * Signing out of everything at once: the logout endpoint (OpenID Connect RP-Initiated Logout 1.0) ends the sign-in of a
 * browser, and applications are told of each session that ends, by this server (Back-Channel Logout 1.0) or through the
 * browser (Front-Channel Logout 1.0).
 */
@NullMarked
package hallpass.auth.logout;

import org.jspecify.annotations.NullMarked;
