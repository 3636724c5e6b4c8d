/**
 * Who proves to be whom, by Jakarta Security: identity stores and the password hash. Another credential store (LDAP,
 * CAS) is one more {@link jakarta.security.enterprise.identitystore.IdentityStore} bean here, which answers with a
 * {@link hallpass.auth.user.ProvenUser}, and nothing else changes.
 */
@NullMarked
package hallpass.auth.credential;

import org.jspecify.annotations.NullMarked;
