/**
 * Moving in: an admin sends the users of another system (Keycloak, Django, Spring, or a table), and they sign in here
 * with the passwords that they have. A file is read as it comes, and written in parts, each in one transaction.
 */
@NullMarked
package hallpass.auth.imports;

import org.jspecify.annotations.NullMarked;
