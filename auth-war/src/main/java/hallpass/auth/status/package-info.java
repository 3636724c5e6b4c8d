/**
 * Status lists (Token Status List, draft-ietf-oauth-status-list): a feature that gives out access tokens takes a
 * place from {@link hallpass.auth.status.StatusIndexes}, names it in the tokens and ends it; what ended is published
 * here, signed, and known to this service's own filter at once. Knows no session and no client.
 */
@NullMarked
package hallpass.auth.status;

import org.jspecify.annotations.NullMarked;
