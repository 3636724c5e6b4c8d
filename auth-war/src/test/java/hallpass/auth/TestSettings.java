package hallpass.auth;

import hallpass.resource.setting.Settings;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Settings for tests of rules. */
public final class TestSettings {

    private TestSettings() {}

    /** @param values by name; everything else is not set */
    public static Settings of(Map<String, String> values) {
        Config config = (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> Optional.ofNullable(values.get(String.valueOf(arguments[0]))));
        return new Settings(() -> config);
    }
}
