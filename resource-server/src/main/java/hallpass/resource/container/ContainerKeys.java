package hallpass.resource.container;

import hallpass.resource.key.KeySet;
import hallpass.resource.key.KeySetListener;
import hallpass.resource.service.ThisService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Gives the container the key set that we hold, so that both verify by the same keys. */
@ApplicationScoped
class ContainerKeys implements KeySetListener {

    @Inject
    @ConfigProperty(name = "hallpass.issuer")
    String issuer;

    @Inject
    ThisService service;

    @Override
    public void held(@Nullable KeySet keys) {
        ContainerSettings.publish(issuer, service.name(), keys);
    }
}
