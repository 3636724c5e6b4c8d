package hallpass.resource.setting;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells the operator at the start which settings are wrong, and which names are nearly those of settings. */
@Dependent
class SettingsCheck {

    private static final Logger LOG = System.getLogger(SettingsCheck.class.getName());

    /** Several services may run on one server, and each has this class of its own. */
    private static final String TOLD = "hallpass.settings.told";

    private final Settings settings;

    @Inject
    SettingsCheck(Settings settings) {
        this.settings = settings;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) Startup startup) {
        if (System.getProperties().putIfAbsent(TOLD, "true") == null) {
            complaints(System.getenv().keySet()).forEach(complaint -> LOG.log(Level.WARNING, complaint));
        }
    }

    /** @param variables the names of all environment variables */
    List<String> complaints(Collection<String> variables) {
        Stream<String> wrong = KnownSettings.all().values().stream()
                .flatMap(known ->
                        settings
                                .given(known.name())
                                .flatMap(text -> KnownSettings.objection(known.name(), text))
                                .stream());
        Stream<String> unknown = variables.stream()
                .filter(name -> !isServices(name))
                .flatMap(name -> NearName.of(name, KnownSettings.all().keySet())
                        .map(meant -> name + " is no setting. Did you mean " + meant + "?")
                        .stream());
        return Stream.concat(wrong, unknown).sorted().toList();
    }

    /** Names that services of your own may have, and those with the name of an issuer or provider. */
    private static boolean isServices(String name) {
        String folded = name.toUpperCase(Locale.ROOT);
        return folded.matches(
                "HALLPASS_(SERVICE_\\w+_URL|\\w+_DB_(URL|USER|PASSWORD(_FILE)?)" + "|\\w+_CLIENT_(ID|SECRET(_FILE)?)"
                        + "|UPSTREAM_[A-Z0-9]+_(ISSUER|NAME|SCOPES|\\w+_CLAIM)|ISSUER_[A-Z0-9]+_\\w+)");
    }
}
