package hallpass.auth.status;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The addresses of all status lists (draft-ietf-oauth-status-list, status list aggregation). */
@Schema(
        name = "StatusLists",
        requiredProperties = {"status_lists"})
public record StatusListsView(
        @Schema(examples = "[\"http://localhost:9080/auth/status/0\"]")
        List<String> statusLists) {}
