package hallpass.auth.page;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for a person.
 *
 * @param status of HTTP
 * @param kind the last part of a problem's type
 * @param retryAfter seconds; null if nobody knows
 * @param instance names the entry of the log; null if there is none
 */
record PageError(
        int status,
        String kind,
        @Nullable String retryAfter,
        @Nullable String instance) {

    private static final int TOO_MANY_REQUESTS = 429;

    /** @param again the page on which to try again; null for none */
    MessagePage in(Texts texts, @Nullable String again) {
        String key = key();
        String title = texts.has(key + ".title") ? texts.text(key + ".title") : texts.text("error.title");
        String text = status == TOO_MANY_REQUESTS && retryAfter != null
                ? Waits.text(texts, Duration.ofSeconds(Long.parseLong(retryAfter)))
                : texts.text(key);
        return new MessagePage(
                title,
                text,
                instance,
                again == null ? List.of() : List.of(new PageLink(texts.text("error.again"), again)));
    }

    private String key() {
        return switch (kind) {
            case "form-expired" -> "error.expired";
            case "registration-closed" -> "signup.closed";
            case "no-mail" -> "mail.none";
            default ->
                switch (status) {
                    case 400, 415 -> "error.form";
                    case 403 -> "error.forbidden";
                    case 404 -> "error.missing";
                    case 405 -> "error.method";
                    case 413 -> "error.large";
                    case TOO_MANY_REQUESTS -> "error.wait";
                    case 503 -> "error.busy";
                    default -> "error.unknown";
                };
        };
    }
}
