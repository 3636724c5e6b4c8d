package hallpass.auth.page;

import hallpass.auth.secret.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A file that the pages load.
 *
 * @param tag changes with the text
 */
record Asset(String mediaType, String text, String tag) {

    static final String BRAND = "brand.css";

    private static final int TAG_LENGTH = 16;
    private static final Map<String, Asset> FILES = Map.of(
            "hallpass.css", file("hallpass.css", "text/css;charset=UTF-8"),
            "passkey.js", file("passkey.js", "text/javascript;charset=UTF-8"),
            "submit.js", file("submit.js", "text/javascript;charset=UTF-8"),
            "mark.svg", file("mark.svg", "image/svg+xml"));

    static Asset of(String mediaType, String text) {
        String hash = Sha256.base64(text.getBytes(StandardCharsets.UTF_8));
        return new Asset(mediaType, text, hash.substring(0, TAG_LENGTH));
    }

    /** @return empty if there is no such file */
    static Optional<Asset> find(String name, Brand brand) {
        return name.equals(BRAND)
                ? Optional.of(of("text/css;charset=UTF-8", brand.style()))
                : Optional.ofNullable(FILES.get(name));
    }

    private static Asset file(String name, String mediaType) {
        try (InputStream file = Objects.requireNonNull(Asset.class.getResourceAsStream("asset/" + name), name)) {
            return of(mediaType, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
