/**
 * Products. Everybody reads them, signed-in users write them, only admins delete them.
 */
@NullMarked
package hallpass.catalog;

import org.jspecify.annotations.NullMarked;
