/**
 * Sign-ins of people in a browser: one cookie for all applications (single sign-on). An application's session belongs
 * to the sign-in that it came of, and ends with it.
 */
@NullMarked
package hallpass.auth.sso;

import org.jspecify.annotations.NullMarked;
