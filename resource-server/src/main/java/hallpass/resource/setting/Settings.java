package hallpass.resource.setting;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads settings at the moment when they are asked for. In the place of a wrong value it takes a good one. */
@ApplicationScoped
public class Settings {

    private final Supplier<Config> config;

    public Settings() {
        this(() -> ConfigProvider.getConfig(Settings.class.getClassLoader()));
    }

    public Settings(Supplier<Config> config) {
        this.config = config;
    }

    public Duration duration(String name, Duration otherwise) {
        return find(name).map(Kind::duration).orElse(otherwise);
    }

    public long number(String name, long otherwise) {
        return find(name).map(Kind::number).orElse(otherwise);
    }

    public boolean isOn(String name, boolean otherwise) {
        return find(name).map(Kind::isTrue).orElse(otherwise);
    }

    /** @return the value; if it is wrong, what {@link KnownSettings} takes instead; empty if it is not set */
    public Optional<String> find(String name) {
        return given(name)
                .flatMap(text -> KnownSettings.objection(name, text).isEmpty()
                        ? Optional.of(text)
                        : KnownSettings.insteadOfWrong(name));
    }

    /** @return the value as it is set, right or wrong, with the blanks around it: Liberty and others see these too */
    Optional<String> given(String name) {
        try {
            return config.get().getOptionalValue(name, String.class).filter(text -> !text.isBlank());
        } catch (NoSuchElementException | IllegalArgumentException notExpanded) { // ${…} of something unknown
            return Optional.empty();
        }
    }
}
