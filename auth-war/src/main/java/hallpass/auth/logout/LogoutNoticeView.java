package hallpass.auth.logout;

import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice as an admin sees it.
 *
 * @param subject the user, as the client knows it
 * @param state waiting, sent or failed
 * @param attempts how often it was tried
 * @param trouble why the last attempt failed
 */
@JsonbNillable(false)
public record LogoutNoticeView(
        UUID id,
        String clientId,
        UUID sessionId,
        String subject,
        String state,
        int attempts,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant finishedAt,
        @Nullable String trouble) {

    static LogoutNoticeView of(LogoutNotice notice) {
        return new LogoutNoticeView(
                notice.id(),
                notice.client(),
                notice.session(),
                notice.subject(),
                notice.state().name().toLowerCase(Locale.ROOT),
                notice.attempts(),
                notice.createdAt(),
                notice.nextAttemptAt(),
                notice.finishedAt(),
                notice.trouble());
    }
}
