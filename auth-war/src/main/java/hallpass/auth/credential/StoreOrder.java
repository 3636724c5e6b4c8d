package hallpass.auth.credential;

import hallpass.resource.setting.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The identity stores that are asked, and their order. */
@ApplicationScoped
public class StoreOrder {

    private static final int FIRST = 100;

    @Inject
    @Setting(name = "hallpass.identity.stores", defaultValue = "database,ldap")
    List<String> stores;

    public boolean has(String store) {
        return stores.stream().anyMatch(name -> name.strip().equals(store));
    }

    /** @return a priority for {@link jakarta.security.enterprise.identitystore.IdentityStore#priority} */
    public int of(String store) {
        return FIRST + stores.stream().map(String::strip).toList().indexOf(store);
    }
}
