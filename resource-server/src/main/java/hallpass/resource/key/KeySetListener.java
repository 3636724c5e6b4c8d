package hallpass.resource.key;

import org.jspecify.annotations.Nullable;

/** Is told of each change of the key set that is held. The key set doesn't know who else verifies by it. */
public interface KeySetListener {

    /** @param keys null if there is none yet */
    void held(@Nullable KeySet keys);
}
