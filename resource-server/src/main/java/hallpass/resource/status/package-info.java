/**
 * Which access tokens are over before their time: the issuer's status lists, fetched in the background by
 * {@code StatusRelay}, kept in memory and on disk, and asked for each request by {@code StatusGate}.
 * {@code OtherStatuses} has all of it once more for each other issuer that is trusted.
 */
@NullMarked
package hallpass.resource.status;

import org.jspecify.annotations.NullMarked;
