/** What clients read first: the authorization server's metadata (RFC 8414, OpenID Connect Discovery 1.0). */
@NullMarked
package hallpass.auth.metadata;

import org.jspecify.annotations.NullMarked;
