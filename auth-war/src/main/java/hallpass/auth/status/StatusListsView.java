package hallpass.auth.status;

import java.util.List;

/** The addresses of all status lists (draft-ietf-oauth-status-list, status list aggregation). */
public record StatusListsView(List<String> statusLists) {}
