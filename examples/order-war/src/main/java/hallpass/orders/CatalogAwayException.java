package hallpass.orders;

import org.jspecify.annotations.Nullable;

/** The catalog did not answer, or not with anything that one can use: worth another try. */
class CatalogAwayException extends RuntimeException {

    CatalogAwayException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
