/**
 * The token endpoint and its grant types, one class each. A new grant type is one more class here that implements
 * {@code GrantType}.
 */
@NullMarked
package hallpass.auth.grant;

import org.jspecify.annotations.NullMarked;
