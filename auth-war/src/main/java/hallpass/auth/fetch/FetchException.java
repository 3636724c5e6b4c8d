package hallpass.auth.fetch;

import java.io.IOException;

/** There is no good answer from an address. The message is for whoever chose the address. */
public class FetchException extends IOException {

    FetchException(String message) {
        super(message);
    }

    FetchException(String message, Throwable cause) {
        super(message, cause);
    }
}
