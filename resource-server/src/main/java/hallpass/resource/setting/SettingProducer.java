package hallpass.resource.setting;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Has a producer for each type that a {@link Setting} may have. */
@Dependent
class SettingProducer {

    @Inject
    Settings settings;

    @Produces
    @Setting
    Duration duration(InjectionPoint at) {
        return Kind.duration(text(at));
    }

    @Produces
    @Setting
    Optional<Duration> optionalDuration(InjectionPoint at) {
        return settings.find(of(at).name()).map(Kind::duration);
    }

    @Produces
    @Setting
    int number(InjectionPoint at) {
        return (int) Math.min(Kind.number(text(at)), Integer.MAX_VALUE);
    }

    @Produces
    @Setting
    long longNumber(InjectionPoint at) {
        return Kind.number(text(at));
    }

    @Produces
    @Setting
    OptionalInt optionalNumber(InjectionPoint at) {
        return settings.find(of(at).name())
                .map(text -> OptionalInt.of((int) Math.min(Kind.number(text), Integer.MAX_VALUE)))
                .orElse(OptionalInt.empty());
    }

    @Produces
    @Setting
    boolean isOn(InjectionPoint at) {
        return Kind.isTrue(text(at));
    }

    @Produces
    @Setting
    String choice(InjectionPoint at) {
        return text(at);
    }

    @Produces
    @Setting
    Optional<String> optionalText(InjectionPoint at) {
        return settings.find(of(at).name());
    }

    @Produces
    @Setting
    List<String> names(InjectionPoint at) {
        return Stream.of(text(at).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private String text(InjectionPoint at) {
        Setting setting = of(at);
        return settings.find(setting.name()).orElse(setting.defaultValue());
    }

    private static Setting of(InjectionPoint at) {
        return at.getQualifiers().stream()
                .filter(Setting.class::isInstance)
                .map(Setting.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
