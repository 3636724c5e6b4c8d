/**
 * The authorization server: signs users in, keeps their sessions, signs access tokens. A package is a feature. A
 * feature uses only those below it in this list. News for a feature above (a user was disabled, so the sessions end)
 * are CDI events.
 *
 * <ul>
 *   <li>{@code metadata}: what clients read first
 *   <li>{@code device}: signing in on devices without a browser
 *   <li>{@code hosted}: the pages on which people sign in, register and choose a new password
 *   <li>{@code browser}: sign-in for the page, by a cookie
 *   <li>{@code authorize}: the authorization endpoint, pushed requests, consent and codes
 *   <li>{@code dynamic}: clients that register themselves
 *   <li>{@code logout}: signing out of everything, and telling applications that a session ended
 *   <li>{@code grant}: the token endpoint and its grant types
 *   <li>{@code openid}: ID tokens and userinfo
 *   <li>{@code factor}: one-time codes of an app, recovery codes, and the second step of a sign-in
 *   <li>{@code token}: access tokens, and the OAuth endpoints that look at tokens or end them
 *   <li>{@code sso}: sign-ins in a browser, for all applications
 *   <li>{@code upstream}: signing in with an account at another OpenID Provider
 *   <li>{@code passkey}: signing in and registering with a passkey
 *   <li>{@code session}: sessions and their refresh tokens
 *   <li>{@code mail}: mailed links, to prove an address or to choose a new password
 *   <li>{@code account}: a user's own account
 *   <li>{@code administration}: users, for admins
 *   <li>{@code registration}: new accounts, and the first admin
 *   <li>{@code imports}: users of another system, moved in by an admin
 *   <li>{@code lookup}: a user finds another one by e-mail
 *   <li>{@code ldap}: the identity store of an LDAP directory
 *   <li>{@code external}: users whose password another store keeps
 *   <li>{@code credential}: passwords and the identity stores
 *   <li>{@code origin}: what pages of other origins may read
 *   <li>{@code audit}: the security events, for admins
 *   <li>{@code client}: clients, their secrets and keys, and the tokens they get for themselves
 *   <li>{@code authenticator}: what users have beside a password, of all kinds, and of whom it is required
 *   <li>{@code user}: the users and their accounts
 *   <li>{@code throttle}: waits after failures
 *   <li>{@code hash}: Argon2, and the password hashes of other systems
 *   <li>{@code queue}: turns of those who need a password hash
 *   <li>{@code status}: the status lists of ended tokens
 *   <li>{@code page}: the frame of the pages that this server renders
 *   <li>{@code key}: signing keys, the only private ones
 *   <li>{@code secret}: secrets of 256 bits, and secrets among the settings
 *   <li>{@code fetch}: calls to addresses that somebody else chose
 *   <li>{@code event}: security events, as the features report them
 *   <li>{@code cluster}: locks over all replicas
 * </ul>
 */
@NullMarked
package hallpass.auth;

import org.jspecify.annotations.NullMarked;
