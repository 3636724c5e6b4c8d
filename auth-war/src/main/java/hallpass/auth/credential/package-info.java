/**
 * Passwords: which ones may be chosen, how they are hashed, and whether one is right. {@code PasswordCheck} asks the
 * identity stores of Jakarta Security. Another store (LDAP, CAS) is one more
 * {@link jakarta.security.enterprise.identitystore.IdentityStore} bean, which answers with a
 * {@link hallpass.auth.credential.ProvenUser}, and nothing else changes.
 */
@NullMarked
package hallpass.auth.credential;

import org.jspecify.annotations.NullMarked;
