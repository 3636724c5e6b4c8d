package hallpass.todo.list;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The other role of a member. */
@Schema(name = "MemberChange", requiredProperties = "role")
public record MemberChange(
        @Schema(enumeration = {"owner", "editor", "viewer"}) String role) {}
