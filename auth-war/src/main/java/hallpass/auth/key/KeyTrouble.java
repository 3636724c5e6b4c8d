package hallpass.auth.key;

import org.jspecify.annotations.Nullable;

/** No signing is possible until an operator has corrected something; the message tells what, and holds no secret. */
class KeyTrouble extends RuntimeException {

    KeyTrouble(String message) {
        super(message, null, false, false);
    }

    KeyTrouble(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
