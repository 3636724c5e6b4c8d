/** What pages of other origins may read: browsers keep the answers from them unless this server allows it (CORS). */
@NullMarked
package hallpass.auth.origin;

import org.jspecify.annotations.NullMarked;
