package hallpass.auth.hash;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The forms in which hashes are written, in the order in which they are tried. */
final class HashForms {

    private static final int MAX_LENGTH = 1_000;

    private static final List<Function<String, Optional<ForeignHash>>> FORMS = List.of(
            ForeignArgon2::parse, Bcrypt::parse, Pbkdf2::parse, Scrypt::parse, DjangoForm::parse, SpringForm::parse);

    private HashForms() {}

    static ForeignHash read(String text) {
        if (text.length() <= MAX_LENGTH) {
            for (Function<String, Optional<ForeignHash>> form : FORMS) {
                Optional<ForeignHash> hash = form.apply(text);
                if (hash.isPresent()) {
                    return hash.get();
                }
            }
        }
        throw unknown();
    }

    static UnusableHashException unknown() {
        return new UnusableHashException("The password's hash is of a form that is not known here");
    }
}
