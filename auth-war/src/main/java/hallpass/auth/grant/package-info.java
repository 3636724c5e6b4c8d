/**
 * The token endpoint and its grant types, one class each. A new grant type is one more class that implements {@code
 * GrantType}. Those for codes stand with their features, in {@code authorize} and {@code device}.
 */
@NullMarked
package hallpass.auth.grant;

import org.jspecify.annotations.NullMarked;
