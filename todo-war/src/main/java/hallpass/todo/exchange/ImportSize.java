package hallpass.todo.exchange;

import hallpass.resource.problem.LargerBody;
import hallpass.resource.setting.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;

/** Lets an import be larger than other bodies, so that a large export can be imported again. */
@ApplicationScoped
class ImportSize implements LargerBody {
    @Inject
    @Setting(name = "hallpass.todo.import.bytes", defaultValue = "67108864")
    long most;

    @Override
    public long mostBytes(String method, String path) {
        return method.equals(HttpMethod.POST) && path.equals(ImportResource.PATH) ? most : 0;
    }
}
