package hallpass.auth.key;

import hallpass.resource.setting.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** How long an access token lives, and so how long a key is published after it signed the last one. */
@ApplicationScoped
public class TokenLifetime {

    /** Resource services refuse tokens that live longer. */
    public static final Duration MAX = Duration.ofHours(1);

    private static final Duration DEFAULT = Duration.ofMinutes(5);

    private static final Logger LOG = System.getLogger(TokenLifetime.class.getName());

    /** Asked each time: it can be changed while the server runs. */
    @Inject
    Settings settings;

    private volatile Duration complainedOf = DEFAULT;

    /** @return the default for what is too short: a slip of the operator must not give the longest lifetime */
    static Duration limited(Duration asked) {
        if (asked.toSeconds() < 1) {
            return DEFAULT;
        }
        return asked.compareTo(MAX) > 0 ? MAX : asked;
    }

    public Duration value() {
        Duration configured = settings.duration("hallpass.access.token.lifetime", DEFAULT);
        Duration taken = limited(configured);
        if (!taken.equals(configured) && !configured.equals(complainedOf)) {
            complainedOf = configured;
            LOG.log(
                    Level.WARNING,
                    "hallpass.access.token.lifetime " + configured + " is not within PT1S and " + MAX + "; " + taken
                            + " is used.");
        }
        return taken;
    }
}
