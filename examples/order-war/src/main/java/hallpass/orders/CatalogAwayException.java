package hallpass.orders;

/** The catalog did not answer, or not with anything that one can use: worth another try. */
class CatalogAwayException extends RuntimeException {

    CatalogAwayException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
