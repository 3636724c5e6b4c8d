package hallpass.auth.event;

import org.jspecify.annotations.Nullable;

/**
 * One security event as its feature knows it; time and address are added when it is recorded. Never a secret, never
 * what somebody typed as a password, a token or a code.
 *
 * @param actor id of the user or the client who did it; null if nobody is known, or the service did it by itself
 * @param subject id of what it was done to: a user, a client, a key; null if it is not known
 * @param client client_id of the request; null if there is none
 * @param detail a word or two more, such as the reason; at most 500 characters, the rest is cut
 * @param address where the request came from, if that is not the request that runs now
 */
public record SecurityEvent(
        EventType type,
        Outcome outcome,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable String client,
        @Nullable String detail,
        @Nullable String address) {

    public static SecurityEvent success(EventType type) {
        return new SecurityEvent(type, Outcome.SUCCESS, null, null, null, null, null);
    }

    public static SecurityEvent failure(EventType type) {
        return new SecurityEvent(type, Outcome.FAILURE, null, null, null, null, null);
    }

    public SecurityEvent by(@Nullable Object newActor) {
        return new SecurityEvent(type, outcome, text(newActor), subject, client, detail, address);
    }

    public SecurityEvent to(@Nullable Object newSubject) {
        return new SecurityEvent(type, outcome, actor, text(newSubject), client, detail, address);
    }

    /** For what a user or client does to itself. */
    public SecurityEvent bySelf(Object self) {
        return by(self).to(self);
    }

    public SecurityEvent through(@Nullable String newClient) {
        return new SecurityEvent(type, outcome, actor, subject, newClient, detail, address);
    }

    public SecurityEvent because(@Nullable String newDetail) {
        return new SecurityEvent(type, outcome, actor, subject, client, newDetail, address);
    }

    /** For what is done after its request was answered. */
    public SecurityEvent from(@Nullable String newAddress) {
        return new SecurityEvent(type, outcome, actor, subject, client, detail, newAddress);
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }
}
