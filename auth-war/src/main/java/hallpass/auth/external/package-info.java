/**
 * Users whose password another store keeps, such as an LDAP directory. An identity store tells
 * {@link hallpass.auth.external.ExternalUsers} about a user who has proved an identity, and gets the account here.
 */
@NullMarked
package hallpass.auth.external;

import org.jspecify.annotations.NullMarked;
