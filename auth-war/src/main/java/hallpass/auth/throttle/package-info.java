/**
 * Slows guessing down. {@link hallpass.auth.throttle.Throttle} counts failures by account, by address and by known
 * device in the database, so that replicas share the count and a restart keeps it; the more failures, the longer the
 * wait. What is counted is named by a keyed hash: what somebody typed is not kept.
 *
 * <p>A guess is asked twice: before its password is hashed, so that a flood costs little, and when its answer is known,
 * under the lock of what is counted, so that guesses that come at once learn no more than guesses in a row.
 *
 * <p>A browser that has signed in holds a {@link hallpass.auth.throttle.DeviceCookie}, which has a count of its own:
 * nobody can lock a user out of it from elsewhere.
 */
@NullMarked
package hallpass.auth.throttle;

import org.jspecify.annotations.NullMarked;
