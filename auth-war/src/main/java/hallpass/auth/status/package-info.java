/**
 * Status lists (Token Status List, draft-ietf-oauth-status-list): a feature that gives out access tokens takes a
 * place from {@link hallpass.auth.status.StatusIndexes}, names it in the tokens, and later ends it. This package
 * publishes what ended, signed, and tells this service's own filter at once. It knows no session and no client.
 */
@NullMarked
package hallpass.auth.status;

import org.jspecify.annotations.NullMarked;
