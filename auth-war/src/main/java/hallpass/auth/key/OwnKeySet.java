package hallpass.auth.key;

import hallpass.resource.key.KeySetSource;
import hallpass.resource.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.IOException;

/** The issuer verifies the tokens of its own callers with its own keys, without asking itself over HTTP. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
class OwnKeySet implements KeySetSource {

    @Inject
    KeyRings rings;

    @Override
    public String keySetJson() throws IOException {
        try {
            return rings.current().keySetJson();
        } catch (ProblemException notYet) {
            throw new IOException("no signing key yet", notYet);
        }
    }
}
