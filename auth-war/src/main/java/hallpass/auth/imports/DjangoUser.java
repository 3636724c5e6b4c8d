package hallpass.auth.imports;

import static hallpass.auth.imports.Members.flag;
import static hallpass.auth.imports.Members.object;
import static hallpass.auth.imports.Members.text;
import static hallpass.auth.imports.Members.texts;

import hallpass.resource.token.Roles;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A user among the records of Django's {@code dumpdata}: any model that has a password, also a project's own. */
final class DjangoUser {

    /** Django writes it in place of a hash ({@code set_unusable_password}). */
    private static final String UNUSABLE = "!";

    private DjangoUser() {}

    /** @return empty if the record is of something else */
    static Optional<SourceUser> read(int position, JsonObject entry) {
        JsonObject fields = object(entry, "fields");
        return fields.containsKey("password") ? Optional.of(user(position, fields)) : Optional.empty();
    }

    private static SourceUser user(int position, JsonObject fields) {
        String email = text(fields, "email");
        String password = text(fields, "password");
        String name = Members.name(text(fields, "first_name"), text(fields, "last_name"));
        Set<String> roles = texts(fields, "groups").map(ImportOptions::named).collect(Collectors.toSet());
        if (flag(fields, "is_superuser", false)) {
            roles.add(Roles.ADMIN);
        }
        return new SourceUser(
                position,
                email.isEmpty() ? text(fields, "username") : email,
                name.isEmpty() ? text(fields, "name") : name,
                roles,
                SourcePassword.of(password.startsWith(UNUSABLE) ? "" : password),
                false, // Django does not know
                !flag(fields, "is_active", true),
                null);
    }
}
