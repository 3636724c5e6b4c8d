/** Locks for what replicas on one database must not do at once. */
@NullMarked
package hallpass.auth.cluster;

import org.jspecify.annotations.NullMarked;
