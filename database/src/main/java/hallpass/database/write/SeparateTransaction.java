package hallpass.database.write;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** The one use of {@code @Transactional}: Jakarta EE has no other way to suspend a transaction. */
@ApplicationScoped
class SeparateTransaction {

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    <T> T run(Supplier<T> work) {
        return work.get();
    }
}
