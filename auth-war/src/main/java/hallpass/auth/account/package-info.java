/** What users do to their own account: read it, rename it, change its password, delete it. */
@NullMarked
package hallpass.auth.account;

import org.jspecify.annotations.NullMarked;
