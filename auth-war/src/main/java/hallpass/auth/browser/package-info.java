/**
 * Sign-in for the page: the refresh token lives in a cookie that no script can read, the access token in the page's
 * memory. A package of its own because it needs both sessions and access tokens.
 */
@NullMarked
package hallpass.auth.browser;

import org.jspecify.annotations.NullMarked;
