/**
 * Passkeys (WebAuthn Level 3): adding them to an account, signing in with one, and registering with one. The ceremonies
 * are checked by webauthn4j. Each is bound to the browser or session that it began in by its challenge, which is good
 * once on all replicas.
 */
@NullMarked
package hallpass.auth.passkey;

import org.jspecify.annotations.NullMarked;
