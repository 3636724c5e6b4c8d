/**
 * Users of an LDAP directory, switched on by configuration: an identity store of Jakarta Security like any other.
 * Jakarta Security's own {@code @LdapIdentityStoreDefinition} cannot be switched off, takes an unreachable directory
 * for a wrong password, and keeps nothing that stays the same when a person is renamed. The protocol is left to
 * UnboundID's SDK.
 */
@NullMarked
package hallpass.auth.ldap;

import org.jspecify.annotations.NullMarked;
