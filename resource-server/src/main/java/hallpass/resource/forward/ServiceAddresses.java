package hallpass.resource.forward;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The configured services: {@code hallpass.service.<name>.url}; the auth service is known by {@code hallpass.auth.url}
 * already. Asked when needed, by the WAR's class loader: inside an EAR others do not see a WAR's properties.
 */
@ApplicationScoped
class ServiceAddresses {

    private final Config config = ConfigProvider.getConfig(ServiceAddresses.class.getClassLoader());

    /** @throws IllegalStateException if the service has no address */
    ServiceAddress of(String service) {
        URI base = config.getOptionalValue("hallpass.service." + service + ".url", URI.class)
                .or(() -> service.equals("auth")
                        ? config.getOptionalValue("hallpass.auth.url", URI.class)
                        : java.util.Optional.empty())
                .orElseThrow(() -> new IllegalStateException("hallpass.service." + service + ".url is not set"));
        return new ServiceAddress(service, base);
    }
}
