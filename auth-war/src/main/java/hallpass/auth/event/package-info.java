/**
 * Security events: what happened, when, by whom, to whom, from where. Every feature reports here and nothing here knows
 * a feature; {@code hallpass.auth.audit} shows them to admins.
 */
@NullMarked
package hallpass.auth.event;

import org.jspecify.annotations.NullMarked;
