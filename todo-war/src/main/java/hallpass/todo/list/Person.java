package hallpass.todo.list;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person whom the directory knows. */
record Person(UUID id, @Nullable String name, String email) {}
