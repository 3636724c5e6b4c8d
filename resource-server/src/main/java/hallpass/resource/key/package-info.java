/**
 * The issuer's keys. {@code KeySetRelay} holds the set that is published now; it fetches the set in the background and
 * keeps it on disk. {@code OtherKeySets} has one for each other issuer that is trusted. {@code PublishedKey} verifies
 * one signature, {@code CompactJws} reads what was signed.
 */
@NullMarked
package hallpass.resource.key;

import org.jspecify.annotations.NullMarked;
