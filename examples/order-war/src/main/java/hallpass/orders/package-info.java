/**
 * A user's own orders, at the price of the moment. Only {@link hallpass.orders.Catalog} talks to the catalog service.
 */
@NullMarked
package hallpass.orders;

import org.jspecify.annotations.NullMarked;
