package hallpass.auth.user;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Users for the tests of other packages. */
public final class TestUsers {

    private TestUsers() {}

    public static User alice(UUID id, Instant now) {
        return new User(id, "alice@example.com", "Alice", "hash", List.of("user"), now);
    }

    /** @param hash null for somebody whose password another store keeps */
    public static User withHash(String hash, boolean disabled) {
        User user = new User(UUID.randomUUID(), "alice@example.com", "Alice", hash, List.of("user"), Instant.EPOCH);
        user.disabled(disabled, Instant.EPOCH);
        return user;
    }

    /** Asks the given store, without a lock. */
    public static Admins admins(Users users) {
        Admins admins = new Admins() {
            @Override
            public boolean isLastUntilEnd(User user) {
                return isLast(user);
            }
        };
        admins.users = users;
        return admins;
    }
}
