/**
 * An application for people, as one would write it for Liberty: pages by servlets, sign-in by Jakarta Security. It
 * calls {@code /orders} with the access token of the user who is signed in.
 */
@NullMarked
package hallpass.portal;

import org.jspecify.annotations.NullMarked;
