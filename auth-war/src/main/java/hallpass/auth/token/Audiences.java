package hallpass.auth.token;

import hallpass.resource.setting.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The services that users' access tokens are for; their names are the scopes too. */
@ApplicationScoped
public class Audiences {

    @Inject
    @Setting(name = "hallpass.audiences", defaultValue = "auth,todo")
    List<String> names;

    public List<String> names() {
        return List.copyOf(names);
    }

    public String scope() {
        return String.join(" ", names);
    }
}
