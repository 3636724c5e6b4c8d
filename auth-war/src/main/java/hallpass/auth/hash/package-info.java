/**
 * Argon2, and the password hashes that other systems have computed (Keycloak, Django, Spring): how they are written
 * there, how they are kept here until their user signs in, and which ones cost too much.
 */
@NullMarked
package hallpass.auth.hash;

import org.jspecify.annotations.NullMarked;
