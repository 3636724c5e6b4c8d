/**
 * Sessions: one sign-in of one user on one device, which is one family of refresh tokens and one {@code sid}. The
 * session's row is the lock: refreshing it and ending it happen one after the other. {@code SignIn} begins a session
 * for a program that sends a password, {@code SessionStarts} begins every session, {@code Sessions} refreshes and ends
 * them.
 */
@NullMarked
package hallpass.auth.session;

import org.jspecify.annotations.NullMarked;
