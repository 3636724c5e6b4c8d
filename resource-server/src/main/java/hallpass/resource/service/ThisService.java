package hallpass.resource.service;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Which service this WAR is: {@code hallpass.service} of its own {@code microprofile-config.properties}. Asked by the
 * WAR's class loader and not by {@code @ConfigProperty}, which inside an EAR sees none of a WAR's properties while it
 * validates.
 */
@ApplicationScoped
public class ThisService {

    private final String name;

    public ThisService() {
        this(ConfigProvider.getConfig(ThisService.class.getClassLoader()).getValue("hallpass.service", String.class));
    }

    public ThisService(String name) {
        this.name = name;
    }

    /** @return the name that the {@code aud} claim calls it by */
    public String name() {
        return name;
    }
}
