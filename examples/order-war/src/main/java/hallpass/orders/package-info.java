/**
 * Orders: one's own, at the price of the moment. {@link hallpass.orders.Catalog} is the only one who talks to the catalog service.
 */
@NullMarked
package hallpass.orders;

import org.jspecify.annotations.NullMarked;
