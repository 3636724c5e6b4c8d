/**
 * Signing in on devices without a browser (RFC 8628): the device shows a short code, its user types it on a page in any
 * browser and allows it, and meanwhile the device asks the token endpoint again and again.
 */
@NullMarked
package hallpass.auth.device;

import org.jspecify.annotations.NullMarked;
