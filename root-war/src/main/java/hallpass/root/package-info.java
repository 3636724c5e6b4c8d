/**
 * What a server answers outside of its services. It knows none of them: an address below {@code /.well-known} that ends
 * in the path of a service is answered by that service, and for all others there is a problem.
 */
@NullMarked
package hallpass.root;

import org.jspecify.annotations.NullMarked;
