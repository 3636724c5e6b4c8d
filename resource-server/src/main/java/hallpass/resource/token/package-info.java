/** Who calls: what the container's MP-JWT leaves open is checked here, after it and before {@code @RolesAllowed}. */
@NullMarked
package hallpass.resource.token;

import org.jspecify.annotations.NullMarked;
