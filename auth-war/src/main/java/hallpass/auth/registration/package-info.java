/** How accounts come to be: by registration, and the first admin's at the first start. */
@NullMarked
package hallpass.auth.registration;

import org.jspecify.annotations.NullMarked;
